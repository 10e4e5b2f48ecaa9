package org.paralleltasks.timeline.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * A process and its lanes.
 *
 * @param title its main class or its command
 * @param jvm whether it is a JVM of which there is a recording; another process has one lane
 * @param exitCode its exit code as Java tells it (a death by a signal is 128 more than the signal's number), or empty
 *     where it is not known
 */
public record ProcessTrack(long pid, String title, boolean jvm, OptionalInt exitCode, List<Lane> lanes) {
    public ProcessTrack {
        lanes = List.copyOf(lanes);
    }
}

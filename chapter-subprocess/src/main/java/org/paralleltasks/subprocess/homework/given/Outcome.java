package org.paralleltasks.subprocess.homework.given;

import java.util.List;

/**
 * How a command of a batch has ended. Immutable.
 *
 * @param returnCode its return code; {@link #NOT_STARTED} if it could not be started
 * @param lines of its standard output, without their line ends; empty if it could not be started
 */
public record Outcome(int returnCode, List<String> lines) {
    /** The return code, as shells give it, of a program that cannot be started. */
    public static final int NOT_STARTED = 127;

    public Outcome {
        lines = List.copyOf(lines);
    }

    /** Of a command that could not be started. */
    public static Outcome notStarted() {
        return new Outcome(NOT_STARTED, List.of());
    }
}

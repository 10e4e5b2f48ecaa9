package org.paralleltasks.timeline.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * What one JVM recorded.
 *
 * @param pid its process id
 * @param whole whether it ended in good order; the last second of a JVM that was killed is lost
 * @param events in the order of their beginnings; no more of them than can be drawn and held in memory
 * @param waitsCut from when on the JDK's events of a thread's waits were too many to be read, by the thread's Java id
 * @param threadsLeftOut how many virtual threads were too many to be read
 */
record JvmRecording(
        long pid, boolean whole, List<RecordedEvent> events, Map<Long, Instant> waitsCut, long threadsLeftOut) {
    /** JFR names the recordings that it finishes after the process, and so it does the folders of the others' pieces. */
    private static final Pattern FINISHED = Pattern.compile("hotspot-pid-(\\d+)-.*\\.jfr");

    private static final Pattern PIECES = Pattern.compile(".*_(\\d+)");

    /**
     * Reads recordings.
     *
     * @param files as many as there are, several of one JVM among them
     * @return one for each JVM of which something could be read, the one that began first at the head
     */
    static List<JvmRecording> read(List<Path> files) {
        Map<Long, List<Path>> finished = new TreeMap<>();
        Map<Long, List<Path>> pieces = new TreeMap<>();
        for (Path file : files) {
            Matcher name = FINISHED.matcher(file.getFileName().toString());
            Matcher folder = PIECES.matcher(file.getParent().getFileName().toString());
            if (name.matches()) {
                finished.computeIfAbsent(Long.parseLong(name.group(1)), pid -> new ArrayList<>())
                        .add(file);
            } else if (folder.matches()) {
                pieces.computeIfAbsent(Long.parseLong(folder.group(1)), pid -> new ArrayList<>())
                        .add(file);
            }
        }
        pieces.keySet().removeAll(finished.keySet());
        List<JvmRecording> recordings = new ArrayList<>();
        finished.forEach((pid, parts) -> add(recordings, pid, true, parts));
        pieces.forEach((pid, parts) -> add(recordings, pid, false, parts));
        recordings.sort(Comparator.comparing(JvmRecording::begun));
        return recordings;
    }

    private static void add(List<JvmRecording> recordings, long pid, boolean finished, List<Path> parts) {
        EventSelection events = new EventSelection();
        boolean whole = finished;
        for (Path part : parts) {
            try (RecordingFile file = new RecordingFile(part)) {
                while (file.hasMoreEvents()) {
                    events.offer(file.readEvent());
                }
            } catch (IOException e) {
                whole = false; // Cut off in the middle: what came before is good.
            }
        }
        if (!events.inOrder().isEmpty()) {
            recordings.add(new JvmRecording(pid, whole, events.inOrder(), events.waitsCut(), events.threadsLeftOut()));
        }
    }

    Instant begun() {
        return events.get(0).getStartTime();
    }
}

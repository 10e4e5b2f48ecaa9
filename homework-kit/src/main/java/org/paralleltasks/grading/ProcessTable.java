package org.paralleltasks.grading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One look at the processes that a round is about: this JVM's descendants, and whichever carry a mark of the round in
 * their command line or their environment, whatever became of their parents. Processes that have ended, and wait to be
 * asked how, are not among them. Needs Linux; elsewhere it finds none. Immutable.
 */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    /**
     * A process.
     *
     * @param name what it is called, short
     * @param state as Linux gives it: R runs, S waits, D waits for a disk, T is stopped
     * @param isMarked whether it carries a mark
     */
    record Row(long pid, long parent, String name, char state, boolean isMarked) {
        /** Whether it waits, and for something that another process does: not for a time. */
        boolean isQuiet() {
            // What another JVM's threads do cannot be seen from here.
            return (state == 'S' || state == 'T') && !name.equals("sleep") && !name.equals("java");
        }

        /** For a student: what it is and what it does. */
        String told() {
            return "'" + name + "' (process " + pid + ") " + (state == 'S' ? waitsFor() : state == 'T' ? "is stopped" : "runs");
        }

        private String waitsFor() {
            String place = read(PROC.resolve(pid + "/wchan"));
            if (place.contains("pipe_write")) {
                return "waits: it writes, the pipe is full, and nobody reads";
            }
            if (place.contains("pipe_read")) {
                return "waits for something to read";
            }
            return place.contains("wait") ? "waits for a process that it has started" : "waits";
        }
    }

    private final List<Row> rows;

    private ProcessTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Looks now. */
    static ProcessTable now(Collection<String> marks) {
        Map<Long, Row> all = new HashMap<>();
        if (Files.isDirectory(PROC)) {
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
                for (Path each : processes) {
                    Row row = row(each, marks);
                    if (row != null) {
                        all.put(row.pid(), row);
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        Set<Long> ours = new HashSet<>(Set.of(ProcessHandle.current().pid()));
        List<Row> found = new ArrayList<>();
        for (boolean goesOn = true; goesOn; ) {
            goesOn = false;
            for (Row row : all.values()) {
                if ((ours.contains(row.parent()) || row.isMarked()) && ours.add(row.pid())) {
                    found.add(row);
                    goesOn = true;
                }
            }
        }
        return new ProcessTable(found);
    }

    private static Row row(Path process, Collection<String> marks) {
        String stat = read(process.resolve("stat"));
        int end = stat.lastIndexOf(')');
        if (end < 0) {
            return null; // Ended meanwhile.
        }
        String[] rest = stat.substring(end + 2).split(" ", 3);
        char state = rest[0].charAt(0);
        if (state == 'Z' || state == 'X') {
            return null;
        }
        String name = stat.substring(stat.indexOf('(') + 1, end);
        String known = marks.isEmpty() ? "" : read(process.resolve("cmdline")) + read(process.resolve("environ"));
        return new Row(
                Long.parseLong(process.getFileName().toString()),
                Long.parseLong(rest[1]),
                name,
                state,
                marks.stream().anyMatch(known::contains));
    }

    /** The processes that carry a mark. */
    List<Row> marked() {
        return rows.stream().filter(Row::isMarked).toList();
    }

    /** Whether none of the processes can bring about anything by itself. */
    boolean isQuiet() {
        return rows.stream().allMatch(Row::isQuiet);
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // Ended meanwhile, or another user's.
        }
    }
}

package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code /proc} says of the system's processes at one moment. Linux only: elsewhere the table is empty. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    /**
     * A process.
     *
     * @param startTicks when it started, in ticks since the system did; with the pid, its identity
     */
    record Row(long pid, char state, long parent, long group, long session, long startTicks) {
        private static final int STATE = 0;
        private static final int PARENT = 1;
        private static final int GROUP = 2;
        private static final int SESSION = 3;
        private static final int START = 19;

        /** Reads a line of {@code /proc/PID/stat}: the name, in parentheses, may itself hold blanks and parentheses. */
        static Row parse(String stat) {
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new Row(
                    Long.parseLong(stat.substring(0, stat.indexOf(' '))),
                    fields[STATE].charAt(0),
                    Long.parseLong(fields[PARENT]),
                    Long.parseLong(fields[GROUP]),
                    Long.parseLong(fields[SESSION]),
                    Long.parseLong(fields[START]));
        }

        /** Whether it still runs: a zombie has ended and only waits for its parent to take note. */
        boolean isAlive() {
            return state != 'Z' && state != 'X';
        }
    }

    private ProcessTable() {}

    /** All processes, zombies included, without any that came or went meanwhile. */
    static List<Row> read() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                row(entry).ifPresent(rows::add);
            }
        }
        return rows;
    }

    static Optional<Row> row(long pid) {
        return row(PROC.resolve(Long.toString(pid)));
    }

    private static Optional<Row> row(Path entry) {
        try {
            byte[] stat = Files.readAllBytes(entry.resolve("stat"));
            return Optional.of(Row.parse(new String(stat, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            return Optional.empty(); // It has ended and is no longer in the table.
        }
    }

    /** The environment that a process was started with; empty if it has ended or belongs to somebody else. */
    static byte[] environment(long pid) {
        try {
            return Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("environ"));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    static boolean isAvailable() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }
}

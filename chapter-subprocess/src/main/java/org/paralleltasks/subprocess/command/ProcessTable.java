package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code /proc} says of the system's processes at one moment. Linux only: elsewhere the table is empty. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    private static final Path SELF = PROC.resolve("self/stat");

    private static final int LOOKS = 2;

    /**
     * A process.
     *
     * @param threads those that have ended before the process included
     * @param startTicks when it started, in ticks since the system did; with the pid, its identity
     */
    record Row(long pid, char state, long parent, long group, long session, long threads, long startTicks) {
        private static final int STATE = 0;
        private static final int PARENT = 1;
        private static final int GROUP = 2;
        private static final int SESSION = 3;
        private static final int THREADS = 17;
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
                    Long.parseLong(fields[THREADS]),
                    Long.parseLong(fields[START]));
        }

        /**
         * Whether it still runs: a zombie has ended and only waits for its parent to take note, unless it is only the first of
         * several threads that has ended.
         */
        boolean isAlive() {
            return state == 'Z' ? threads > 1 : state != 'X';
        }

        /** Whether a later look at that number found the same process, and it still runs. */
        boolean isStill(Row later) {
            return later.isAlive() && later.startTicks == startTicks;
        }
    }

    private ProcessTable() {}

    /**
     * All processes, zombies included, without any that came or went meanwhile.
     *
     * @throws IOException if nothing can be read now, for instance for want of file descriptors
     */
    static List<Row> read() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                row(entry).ifPresent(rows::add);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return rows;
    }

    /**
     * That process, or empty if it is no longer in the table.
     *
     * @throws IOException if nothing can be read now, for instance for want of file descriptors
     */
    static Optional<Row> row(long pid) throws IOException {
        return row(PROC.resolve(Long.toString(pid)));
    }

    private static Optional<Row> row(Path entry) throws IOException {
        byte[] stat = content(entry.resolve("stat"));
        return stat.length == 0
                ? Optional.empty() // It has ended and is no longer in the table.
                : Optional.of(Row.parse(new String(stat, StandardCharsets.ISO_8859_1)));
    }

    /**
     * The environment that a process was started with; empty if it has ended or belongs to somebody else.
     *
     * @throws IOException if nothing can be read now, for instance for want of file descriptors
     */
    static byte[] environment(long pid) throws IOException {
        return content(PROC.resolve(Long.toString(pid)).resolve("environ"));
    }

    /** Empty if the process has ended or belongs to somebody else. */
    private static byte[] content(Path file) throws IOException {
        for (int look = 1; ; look++) {
            try {
                return Files.readAllBytes(file);
            } catch (NoSuchFileException | AccessDeniedException e) {
                return new byte[0];
            } catch (IOException e) {
                // A process that ends has several ways to say so. But a JVM that can read nothing at all must not take
                // that for the end of all processes; nor one that could read nothing a moment ago.
                Files.readAllBytes(SELF);
                if (look == LOOKS) {
                    return new byte[0];
                }
            }
        }
    }

    static boolean isAvailable() {
        return Files.isReadable(SELF);
    }
}

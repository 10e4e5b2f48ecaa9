package org.paralleltasks.grading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One look at the processes that a round is about: this JVM's descendants, and whichever carry a mark of the round in
 * their command line or their environment, whatever became of their parents. Processes that have ended, and wait to be
 * asked how, are not among them. Needs Linux; elsewhere it finds none. Immutable.
 */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    /** Threads of a JVM that wake by themselves, and bring about nothing. */
    private static final List<String> SERVICE_THREADS =
            List.of("VM Periodic", "C1 Compiler", "C2 Compiler", "Monitor Deflat", "Service Thread");

    /** What Linux calls the main thread of a JVM: it only watches over the one that asks here. */
    private static final String MAIN_THREAD = "java";

    /**
     * A process.
     *
     * @param name what it is called, short
     * @param state as Linux gives it: R runs, S waits, D waits for a disk, T is stopped
     * @param isMarked whether it carries a mark
     * @param isNew whether it was not there before the round
     */
    record Row(long pid, long parent, String name, char state, boolean isMarked, boolean isNew) {
        /** Whether it waits, and for something that another process does: not for a time. */
        boolean isQuiet() {
            return (state == 'S' || state == 'T') && !name.equals("sleep") && (!isJvm() || threadsSleep());
        }

        boolean isJvm() {
            return name.equals("java");
        }

        /** A thread that sleeps for a time is not told from one that waits: who watches looks for longer. */
        private boolean threadsSleep() {
            return busyThreads(PROC.resolve(Long.toString(pid))).isEmpty();
        }

        /** For a student: what it is and what it does. */
        String told() {
            return "'" + name + "' (process " + pid + ") "
                    + (state == 'S' ? waitsFor() : state == 'T' ? "is stopped" : "runs");
        }

        private String waitsFor() {
            String place = read(PROC.resolve(pid + "/wchan"));
            if (place.contains("pipe_write")) {
                return "waits: it writes, the pipe is full, and nobody reads";
            }
            if (place.contains("pipe_read")) {
                return "waits for something to read";
            }
            return place.equals("do_wait") ? "waits for a process that it has started" : "waits";
        }
    }

    private final List<Row> rows;
    private final boolean aChildIsEnding;

    private ProcessTable(List<Row> rows, boolean aChildIsEnding) {
        this.rows = List.copyOf(rows);
        this.aChildIsEnding = aChildIsEnding;
    }

    /** A process, and no other that gets its number later. */
    record Key(long pid, String begin) {}

    /** The processes that are there now, all of them. */
    static Set<Key> all() {
        Set<Key> keys = new HashSet<>();
        forEach(process -> keys.add(process.key()));
        return keys;
    }

    /**
     * Looks now.
     *
     * @param mark what the processes of a round carry
     * @param earlier processes that carry no mark, since they were there before
     */
    static ProcessTable now(String mark, Set<Key> earlier) {
        long self = ProcessHandle.current().pid();
        Map<Long, Row> all = new HashMap<>();
        boolean[] aChildIsEnding = {false};
        forEach(process -> {
            boolean isNew = !earlier.contains(process.key());
            if (!process.hasEnded()) {
                boolean isMarked = isNew && process.carries(mark);
                all.put(
                        process.pid(),
                        new Row(process.pid(), process.parent(), process.name(), process.state(), isMarked, isNew));
            } else if (process.parent() == self) {
                aChildIsEnding[0] = true; // This JVM is about to ask how it ended.
            }
        });
        Set<Long> ours = new HashSet<>(Set.of(self));
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
        return new ProcessTable(found, aChildIsEnding[0]);
    }

    /** Whether that process only waits to be asked how it ended, by a parent that may take its time. */
    static boolean hasEnded(long pid) {
        Stat stat = Stat.of(PROC.resolve(Long.toString(pid)));
        return stat != null && stat.hasEnded();
    }

    /** The threads of a JVM that do not sleep, but for those that bring about nothing. */
    private static List<String> busyThreads(Path process) {
        List<String> busy = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path each : threads) {
                Stat stat = Stat.of(each);
                if (stat != null
                        && stat.state() != 'S'
                        && !stat.hasEnded()
                        && SERVICE_THREADS.stream().noneMatch(stat.name()::startsWith)) {
                    busy.add(stat.name());
                }
            }
        } catch (IOException e) {
            busy.add("one that is ending");
        }
        return busy;
    }

    /** What Linux says of a process or a thread. */
    private record Stat(long pid, long parent, String name, char state, String begin) {
        private static final int BEGIN = 19;

        static Stat of(Path process) {
            String stat = read(process.resolve("stat"));
            int end = stat.lastIndexOf(')');
            if (end < 0) {
                return null; // Ended meanwhile.
            }
            String[] rest = stat.substring(end + 2).split(" ", BEGIN + 2);
            return new Stat(
                    Long.parseLong(process.getFileName().toString()),
                    Long.parseLong(rest[1]),
                    stat.substring(stat.indexOf('(') + 1, end),
                    rest[0].charAt(0),
                    rest[BEGIN]);
        }

        boolean hasEnded() {
            return state == 'Z' || state == 'X';
        }

        Key key() {
            return new Key(pid, begin);
        }

        boolean carries(String mark) {
            Path process = PROC.resolve(Long.toString(pid));
            return read(process.resolve("cmdline")).contains(mark)
                    || read(process.resolve("environ")).contains(mark);
        }
    }

    private static void forEach(Consumer<Stat> action) {
        if (!Files.isDirectory(PROC)) {
            return;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path each : processes) {
                Stat stat = Stat.of(each);
                if (stat != null) {
                    action.accept(stat);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The processes that carry a mark, and the JVMs that this one has started since the round began. */
    List<Row> members() {
        return rows.stream().filter(p -> p.isMarked() || p.isJvm() && p.isNew()).toList();
    }

    /** Whether another JVM is among them. */
    boolean hasJvm() {
        return rows.stream().anyMatch(Row::isJvm);
    }

    /**
     * Whether none of the processes can bring about anything by itself, nor a thread of this JVM that has been woken and
     * still looks to Java as if it waited.
     */
    boolean isQuiet() {
        return !aChildIsEnding
                && rows.stream().allMatch(Row::isQuiet)
                && busyThreads(PROC.resolve("self")).stream()
                        .allMatch(thread -> thread.equals(Overseer.NAME) || thread.equals(MAIN_THREAD));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // Ended meanwhile, or another user's.
        }
    }
}

package org.paralleltasks.grading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The processes that a task's JVM started and did not end: its descendants, and on Linux also those that have been passed
 * on to another parent, which are known by a variable in their environment. For use by one thread.
 */
final class Leftovers {
    private static final String VARIABLE = "HOMEWORK_JVM";
    private static final int ROUNDS = 20;
    private static final int PAUSE_MILLIS = 10;

    /** What watches its JVM needs a moment to notice that it has ended, and then ends too. */
    private static final int LOOKS_BEFORE = 100;

    private final String mark;
    private final Map<Long, ProcessHandle> noted = new LinkedHashMap<>();
    private long root = -1;

    private Leftovers(String mark) {
        this.mark = mark;
    }

    /** Marks what that builder is about to start. */
    static Leftovers of(ProcessBuilder builder) {
        String value = UUID.randomUUID().toString();
        builder.environment().put(VARIABLE, value);
        return new Leftovers(VARIABLE + "=" + value);
    }

    /** Notes the descendants of a JVM while it still has them. */
    void note(Process jvm) {
        root = jvm.pid();
        jvm.descendants().forEach(p -> noted.put(p.pid(), p));
    }

    /** Ends what is left a moment after the JVM's end; returns a description of each. */
    List<String> end() throws InterruptedException {
        List<String> ended = new ArrayList<>();
        for (int look = 0; look < LOOKS_BEFORE && !alive().isEmpty(); look++) {
            Thread.sleep(PAUSE_MILLIS);
        }
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> alive = alive();
            if (alive.isEmpty()) {
                return ended;
            }
            for (ProcessHandle each : alive) {
                String told = each.info().command().orElse("a process") + " (" + each.pid() + ")";
                if (!ended.contains(told)) {
                    ended.add(told);
                }
                each.descendants().forEach(p -> noted.putIfAbsent(p.pid(), p));
                each.destroyForcibly();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return ended;
    }

    private List<ProcessHandle> alive() {
        marked().forEach(p -> noted.putIfAbsent(p.pid(), p));
        return noted.values().stream()
                .filter(p -> p.isAlive() && !ProcessTable.hasEnded(p.pid()))
                .toList();
    }

    private List<ProcessHandle> marked() {
        List<ProcessHandle> marked = new ArrayList<>();
        Path proc = Path.of("/proc");
        if (!Files.isDirectory(proc)) {
            return marked;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path each : processes) {
                long pid = Long.parseLong(each.getFileName().toString());
                if (pid != root && isMarked(each.resolve("environ"))) {
                    ProcessHandle.of(pid).ifPresent(marked::add);
                }
            }
        } catch (IOException e) {
            // Without /proc the descendants are all that is known.
        }
        return marked;
    }

    private boolean isMarked(Path environment) {
        try {
            String all = new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
            return ("\0" + all).contains("\0" + mark + "\0");
        } catch (IOException e) {
            return false; // Ended meanwhile, or another user's.
        }
    }
}

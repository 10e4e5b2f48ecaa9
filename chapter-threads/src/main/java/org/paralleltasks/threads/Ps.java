package org.paralleltasks.threads;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** This process as {@code ps} shows it from outside. Where there is no {@code ps} (or another kind), the answers are empty. */
final class Ps {
    private Ps() {}

    /**
     * What {@code ps -L} shows: one line for each thread that the system runs.
     *
     * @return a heading, then the threads; an empty list where there is no such {@code ps}
     */
    static List<String> threadsOfThisProcess() throws InterruptedException {
        return run("ps", "-L", "-o", "pid,lwp,stat,comm", "-p", pid());
    }

    /** The memory that this process occupies in RAM, in KiB; empty where {@code ps} does not say. */
    static OptionalLong residentKiB() throws InterruptedException {
        List<String> lines = run("ps", "-o", "rss=", "-p", pid());
        return lines.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(lines.get(0).strip()));
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static List<String> run(String... command) throws InterruptedException {
        try {
            Process ps =
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
            String out = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return ps.waitFor() == 0 ? out.lines().toList() : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}

package org.paralleltasks.common.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One example's JVM and every process that it started, also indirectly.
 *
 * <p>The descendants that the system knows are not all: a process whose parent has ended belongs to another one from
 * then on. On Linux such a process still carries the environment variable that the example was given, and is found by
 * it in {@code /proc}; elsewhere it escapes, and so does one that was started with an environment of its own.
 */
final class Family {
    /** The name of the environment variable that marks the processes of one run. */
    static final String MARK = "COURSE_RUN";

    private static final Duration POLL = Duration.ofMillis(10);

    private final String id = UUID.randomUUID().toString();

    /** The value to start the example with, under the name {@link #MARK}. */
    String id() {
        return id;
    }

    /** The living members, the example's own JVM first if it lives. */
    Set<ProcessHandle> members(ProcessHandle root) {
        Set<ProcessHandle> members = new LinkedHashSet<>();
        Stream.concat(Stream.of(root), root.descendants())
                .filter(ProcessHandle::isAlive)
                .forEach(members::add);
        byte[] mark = (MARK + "=" + id).getBytes(StandardCharsets.UTF_8);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (contains(environment(process), mark)) {
                    find(process).ifPresent(members::add);
                }
            }
        } catch (IOException e) {
            return members; // No /proc on this system.
        }
        return members;
    }

    /**
     * Ends all members: SIGTERM, then SIGKILL to what is left after the grace period, again and again until nothing is
     * left, for at most the grace period once more.
     *
     * @return who was alive at the beginning
     */
    Set<ProcessHandle> end(ProcessHandle root, Duration grace) {
        Set<ProcessHandle> atFirst = members(root);
        atFirst.forEach(ProcessHandle::destroy);
        long start = System.nanoTime();
        Set<ProcessHandle> left = members(root);
        while (!left.isEmpty() && System.nanoTime() - start < 2 * grace.toNanos()) {
            if (System.nanoTime() - start > grace.toNanos()) {
                left.forEach(ProcessHandle::destroyForcibly);
            }
            pause();
            left = members(root);
        }
        return atFirst;
    }

    /** What a person calls a process: its pid and its command line, as far as the system tells. */
    static String describe(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        String command = info.commandLine().or(info::command).orElse("(command not known)");
        String line = command.length() > 80 ? command.substring(0, 80) + "..." : command;
        return "pid " + process.pid() + ": " + line;
    }

    private static Optional<ProcessHandle> find(Path process) {
        return ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                .filter(ProcessHandle::isAlive);
    }

    private static byte[] environment(Path process) {
        try {
            return Files.readAllBytes(process.resolve("environ"));
        } catch (IOException e) {
            return new byte[0]; // Ended meanwhile, or another user's.
        }
    }

    private static boolean contains(byte[] text, byte[] part) {
        // ISO_8859_1 maps bytes to characters one to one, so that the string search is a byte search.
        return new String(text, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    /** Not interruptible: once the end has begun it is brought to its end, and it is bounded. */
    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Thread.onSpinWait();
        }
    }
}

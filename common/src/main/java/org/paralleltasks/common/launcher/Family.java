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

    private static final int LONGEST_COMMAND = 80;

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

    /** The members that are still alive after a while; returns as soon as there are none. */
    Set<ProcessHandle> membersAfter(ProcessHandle root, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        Set<ProcessHandle> members = members(root);
        while (!members.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
            Thread.sleep(POLL.toMillis());
            members = members(root);
        }
        return members;
    }

    /**
     * Ends all members: SIGTERM, then SIGKILL to what is left after the grace period, again and again until nothing is
     * left, for at most the grace period once more. An interrupt does not cut that short; it is kept for later.
     *
     * @return who was alive at the beginning
     */
    Set<ProcessHandle> end(ProcessHandle root, Duration grace) {
        Set<ProcessHandle> atFirst = members(root);
        atFirst.forEach(ProcessHandle::destroy);
        long start = System.nanoTime();
        boolean interrupted = false;
        Set<ProcessHandle> left = members(root);
        while (!left.isEmpty() && System.nanoTime() - start < 2 * grace.toNanos()) {
            if (System.nanoTime() - start > grace.toNanos()) {
                left.forEach(ProcessHandle::destroyForcibly);
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = members(root);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return atFirst;
    }

    /** What a person calls a process: its pid and its command line, as far as the system tells, on one line. */
    static String describe(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        String command = info.commandLine()
                .or(info::command)
                .orElse("(command not known)")
                .replaceAll("\\p{Cntrl}", " ");
        String line = command.length() > LONGEST_COMMAND ? command.substring(0, LONGEST_COMMAND) + "..." : command;
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
}

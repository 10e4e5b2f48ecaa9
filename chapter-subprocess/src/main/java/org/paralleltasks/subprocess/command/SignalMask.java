package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Gives commands back the signals that they would be started without.
 *
 * <p>Before JDK 20, and by some of the ways to start a process also later, a child is started with SIGQUIT blocked. And a
 * signal that this JVM was started to ignore is ignored by its children too: SIGHUP under {@code nohup}, SIGINT and SIGQUIT
 * in the background of a script. That protects a program from its terminal; a command of this library is in a session of
 * its own, out of every terminal's reach, and whoever sends it a signal means it.
 */
final class SignalMask {
    private static final String ENV = "/usr/bin/env";

    /** The signals of terminals; their numbers are their places in this list. */
    private static final List<String> OF_TERMINALS = List.of("HUP", "INT", "QUIT");

    private static final List<String> IGNORED = namesOf(ignoredByThisJvm());

    private static final List<String> PREFIX = findPrefix();

    /** Long for a program to begin: only one that is given the very option of the prefix as an argument takes it. */
    private static final Duration LONGEST_START = Duration.ofSeconds(1);

    private SignalMask() {}

    private static List<String> findPrefix() {
        List<String> lacking = new ArrayList<>(IGNORED);
        if (quitIsBlocked() && !lacking.contains("QUIT")) {
            lacking.add("QUIT");
        }
        List<String> prefix = List.of(ENV, "--default-signal=" + String.join(",", lacking), "--");
        return !lacking.isEmpty() && isPossible(prefix) ? prefix : List.of();
    }

    private static List<String> namesOf(long signals) {
        return IntStream.range(0, OF_TERMINALS.size())
                .filter(bit -> (signals >> bit & 1) == 1)
                .mapToObj(OF_TERMINALS::get)
                .toList();
    }

    private static boolean quitIsBlocked() {
        return Runtime.version().feature() < 20 || System.getProperty("jdk.lang.Process.launchMechanism") != null;
    }

    /** A bit for each signal, the lowest for signal 1; none where the system does not tell. */
    private static long ignoredByThisJvm() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(
                            line.substring(line.indexOf(':') + 1).strip(), 16))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Not every system's {@code env} knows how. */
    private static boolean isPossible(List<String> prefix) {
        if (!Files.isExecutable(Path.of(ENV))) {
            return false;
        }
        try {
            List<String> command = new ArrayList<>(prefix);
            command.add("true");
            Process attempt = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            Uninterrupted.await(attempt);
            return attempt.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * What comes before a command line so that its program gets all signals.
     *
     * @param program the program that comes next; {@code env} takes one whose name holds a = for a variable
     */
    static List<String> prefixFor(String program) {
        return program.contains("=") ? List.of() : PREFIX;
    }

    /**
     * Waits until a process that was started with the prefix has become its program. Until then it ignores what this JVM
     * ignores, and a signal sent at once would be lost; one that is only blocked waits by itself.
     */
    static void awaitProgram(Process process) {
        if (IGNORED.isEmpty() || PREFIX.isEmpty()) {
            return;
        }
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        long start = System.nanoTime();
        while (process.isAlive() && isStillPrefix(commandLine) && System.nanoTime() - start < LONGEST_START.toNanos()) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
        }
    }

    /** Also for the moment of the change, in which there is no command line. */
    private static boolean isStillPrefix(Path commandLine) {
        try {
            String arguments = Files.readString(commandLine, StandardCharsets.ISO_8859_1);
            return arguments.isEmpty() || arguments.contains(PREFIX.get(1));
        } catch (IOException e) {
            return false; // It has ended.
        }
    }
}

package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives commands back the signals that they would be started without.
 *
 * <p>Before JDK 20, and by some of the ways to start a process also later, a child is started with SIGQUIT blocked. And a
 * signal that this JVM was started to ignore is ignored by its children too: SIGHUP under {@code nohup}, SIGINT and SIGQUIT
 * in the background of a script. That protects a program from its terminal; a command of this library is in a session of
 * its own, out of every terminal's reach, and whoever sends it a signal means it.
 *
 * <p>The code of this class, and of others that every command needs, does without streams and lambdas: in a new JVM the
 * first of each costs a millisecond, and some far more.
 */
final class SignalMask {
    private static final String ENV = "/usr/bin/env";

    /** The variable of the locale that goes before all others. */
    private static final String LOCALE = "LC_ALL";

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
        List<String> prefix = List.of(ENV, "--default-signal=" + String.join(",", lacking), "--unset=" + LOCALE, "--");
        return !lacking.isEmpty() && isPossible(prefix) ? prefix : List.of();
    }

    private static List<String> namesOf(long signals) {
        List<String> names = new ArrayList<>();
        for (int bit = 0; bit < OF_TERMINALS.size(); bit++) {
            if ((signals >> bit & 1) == 1) {
                names.add(OF_TERMINALS.get(bit));
            }
        }
        return names;
    }

    private static boolean quitIsBlocked() {
        return Runtime.version().feature() < 20 || System.getProperty("jdk.lang.Process.launchMechanism") != null;
    }

    /** A bit for each signal, the lowest for signal 1; none where the system does not tell. */
    private static long ignoredByThisJvm() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("SigIgn:")) {
                    String mask = line.substring(line.indexOf(':') + 1).strip();
                    return Long.parseUnsignedLong(mask, 16);
                }
            }
            return 0;
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
     * A command line whose program gets all signals. The programs that come before it look nothing up in the locale of the
     * environment, which would take them nearly as long as all else that they do; their messages are in English so.
     *
     * @param argv the program and its arguments; one whose name holds a = is left as it is, since {@code env} would take
     *     it for a variable
     * @param environment the program's environment, which is changed; the program still gets what it was before
     */
    static List<String> withAllSignals(List<String> argv, Map<String, String> environment) {
        if (PREFIX.isEmpty() || argv.get(0).contains("=")) {
            return argv;
        }
        List<String> longer = new ArrayList<>(PREFIX);
        String locale = environment.put(LOCALE, "C");
        if (locale != null) {
            longer.add(LOCALE + "=" + locale);
        }
        longer.addAll(argv);
        return longer;
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

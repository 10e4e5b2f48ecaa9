package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Gives commands back a signal that some JDKs take from them: before version 20, and by some of the ways to start a
 * process also later, a child is started with SIGQUIT blocked, and so are its own children.
 */
final class SignalMask {
    private static final String ENV = "/usr/bin/env";
    private static final String UNBLOCK = "--default-signal=QUIT";

    private static final boolean UNBLOCKS = isNeeded() && isPossible();

    private SignalMask() {}

    private static boolean isNeeded() {
        return Runtime.version().feature() < 20 || System.getProperty("jdk.lang.Process.launchMechanism") != null;
    }

    /** Not every system's {@code env} knows how. */
    private static boolean isPossible() {
        if (!Files.isExecutable(Path.of(ENV))) {
            return false;
        }
        try {
            Process attempt = new ProcessBuilder(ENV, UNBLOCK, "--", "true")
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
        return UNBLOCKS && !program.contains("=") ? List.of(ENV, UNBLOCK, "--") : List.of();
    }
}

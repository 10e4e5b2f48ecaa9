package org.paralleltasks.subprocess.command;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A word in a command's environment by which its descendants are known, whatever became of their parents and their
 * session. Commands within commands add their words to it, so the outer command still finds the inner one's.
 */
final class ProcessMark {
    /** The environment variable that holds the words. */
    static final String VARIABLE = "COMMAND_MARK";

    /** So that word 1 is not found in word 12. */
    private static final String END = ";";

    /** Of no other JVM's words: no two have the same number at the same time. Not a secret, so not from a slow source. */
    private static final String OF_THIS_JVM =
            ProcessHandle.current().pid() + "-" + Long.toHexString(System.currentTimeMillis()) + "-" + hexNanos();

    private static final AtomicLong LAST = new AtomicLong();

    private final String word = OF_THIS_JVM + "-" + LAST.incrementAndGet();

    /** Where processes see each other's environment, but have numbers of their own, as in containers. */
    private static String hexNanos() {
        return Long.toHexString(System.nanoTime());
    }

    void addTo(Map<String, String> environment) {
        environment.merge(VARIABLE, word + END, String::concat);
    }

    /** Whether a process with that environment, as {@code /proc} gives it, carries the mark. */
    boolean isIn(byte[] environ) {
        // One char per byte: a quick search that no character set can disturb.
        return new String(environ, StandardCharsets.ISO_8859_1).contains(word + END);
    }

    /** The word, without what separates it from the next. */
    String word() {
        return word;
    }
}

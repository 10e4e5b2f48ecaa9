package org.paralleltasks.subprocess.command;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
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

    private static final String OF_THIS_JVM = UUID.randomUUID().toString();
    private static final AtomicLong LAST = new AtomicLong();

    private final String word = OF_THIS_JVM + "-" + LAST.incrementAndGet();

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

package org.paralleltasks.testing;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a program that is over has left: its exit code, its output, its time.
 *
 * @param exitCode the exit code; 128 + n where signal n ended it
 * @param out all it wrote to stdout
 * @param err all it wrote to stderr
 * @param elapsed from before its start to after its end, the JVM's own start included
 */
public record Output(int exitCode, String out, String err, Duration elapsed) {
    /** The lines of stdout, without an empty last one. */
    public List<String> lines() {
        return out.lines().toList();
    }

    /** The lines of stdout in the log format, in order. */
    public List<LogLine> log() {
        return out.lines().filter(LogLine::matches).map(LogLine::parse).toList();
    }

    /** The messages of the log lines, in order. */
    public List<String> messages() {
        return log().stream().map(LogLine::message).toList();
    }

    /**
     * The first log line with that message.
     *
     * @throws NoSuchElementException if there is none; it shows the whole output
     */
    public LogLine logLine(String message) {
        return log().stream()
                .filter(l -> l.message().equals(message))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no log line '" + message + "' in\n" + this));
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + " after " + elapsed.toMillis() + " ms\n--- stdout\n" + out + "\n--- stderr\n"
                + err;
    }
}

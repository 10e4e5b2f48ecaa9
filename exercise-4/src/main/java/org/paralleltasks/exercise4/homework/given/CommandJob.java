package org.paralleltasks.exercise4.homework.given;

import java.util.List;
import java.util.Objects;

/**
 * A command of a batch. Immutable.
 *
 * @param name what it is called, and its output files; no two jobs of a batch have the same
 * @param command a program, then its arguments
 * @param deadlineMillis how long it may take from the beginning of its first attempt, all attempts together, in
 *     milliseconds, at least 1
 * @param attempts how often it is tried, at most, until its return code is 0; at least 1
 */
public record CommandJob(String name, List<String> command, long deadlineMillis, int attempts) {
    public CommandJob {
        Objects.requireNonNull(name, "name");
        command = List.copyOf(command);
        if (deadlineMillis < 1 || attempts < 1) {
            throw new IllegalArgumentException(name + ": a deadline of " + deadlineMillis + " ms and " + attempts
                    + " attempts: at least 1 of each");
        }
    }
}

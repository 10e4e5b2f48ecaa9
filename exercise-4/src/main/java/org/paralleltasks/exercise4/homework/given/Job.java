package org.paralleltasks.exercise4.homework.given;

import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * A job of a batch. Immutable.
 *
 * @param name what it is called, not null
 * @param deadlineMillis how long it may take from its own beginning, in milliseconds, at least 1
 * @param work what it does, and its result; it may throw anything, and ends when it is interrupted, if it is well-behaved
 */
public record Job(String name, long deadlineMillis, Callable<String> work) {
    public Job {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(work, "work");
        if (deadlineMillis < 1) {
            throw new IllegalArgumentException("a deadline of " + deadlineMillis + " ms: at least 1");
        }
    }
}

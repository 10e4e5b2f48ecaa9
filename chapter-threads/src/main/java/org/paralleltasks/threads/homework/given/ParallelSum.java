package org.paralleltasks.threads.homework.given;

/** Adds numbers up, in several threads at the same time. */
public interface ParallelSum {
    /**
     * The sum of all numbers. Each is read once. When this returns, or throws what a thread got, its threads have ended
     * before.
     *
     * @param numbers what to add up
     * @param n how many new threads share the reading, at least 1; the calling thread only waits for them. If there are
     *     fewer numbers, some of them have nothing to do
     * @throws IllegalStateException what a thread got from the numbers, if one of them cannot be read
     * @throws InterruptedException if interrupted while it waits; its threads may then still read their shares
     */
    long sum(Numbers numbers, int n) throws InterruptedException;
}

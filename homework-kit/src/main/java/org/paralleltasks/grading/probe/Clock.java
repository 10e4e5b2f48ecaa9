package org.paralleltasks.grading.probe;

import java.util.Arrays;

/** A vector clock: for each thread, by its index, how much of what it did is known. Not thread-safe. */
final class Clock {
    private int[] ticks = new int[8];

    int get(int thread) {
        return thread < ticks.length ? ticks[thread] : 0;
    }

    void tick(int thread) {
        grow(thread + 1);
        ticks[thread]++;
    }

    /** Knows afterwards also what the other knows. */
    void join(Clock other) {
        grow(other.ticks.length);
        for (int i = 0; i < other.ticks.length; i++) {
            ticks[i] = Math.max(ticks[i], other.ticks[i]);
        }
    }

    private void grow(int size) {
        if (size > ticks.length) {
            ticks = Arrays.copyOf(ticks, Math.max(size, 2 * ticks.length));
        }
    }
}

package org.paralleltasks.sync.homework.answers.right.counter;

import org.paralleltasks.sync.homework.given.Counter;

/** The monitor of the counter itself. */
public class SynchronizedMethods implements Counter {
    private long count;

    @Override
    public synchronized void increment() {
        count++;
    }

    @Override
    public synchronized long get() {
        return count;
    }
}

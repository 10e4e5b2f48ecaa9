package org.paralleltasks.sync.homework.answers.right.counter;

import org.paralleltasks.sync.homework.given.Counter;

/** Writers take turns, readers need not wait. */
public class SynchronizedWritesVolatileReads implements Counter {
    private final Object lock = new Object();
    private volatile long count;

    @Override
    public void increment() {
        synchronized (lock) {
            count++;
        }
    }

    @Override
    public long get() {
        return count;
    }
}

package org.paralleltasks.sync.homework.answers.right.counter;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.sync.homework.given.Counter;

/** A lock of its own. */
public class WithReentrantLock implements Counter {
    private final ReentrantLock lock = new ReentrantLock();
    private long count;

    @Override
    public void increment() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long get() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }
}

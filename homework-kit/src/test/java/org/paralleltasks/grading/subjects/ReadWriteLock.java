package org.paralleltasks.grading.subjects;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.paralleltasks.grading.Handover;

/** Readers and a writer. */
public class ReadWriteLock implements Handover {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private int value = -1;

    @Override
    public void give() {
        lock.writeLock().lock();
        try {
            value = 7;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public int take() throws Exception {
        lock.readLock().lock();
        try {
            return value;
        } finally {
            lock.readLock().unlock();
        }
    }
}

package org.paralleltasks.sync.homework.answers.right.event;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.sync.homework.given.Event;

/** The same with a lock and a condition. */
public class CountsUnderALock implements Event {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private boolean set;
    private long times;

    @Override
    public void set() {
        lock.lock();
        try {
            set = true;
            times++;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            set = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isSet() {
        lock.lock();
        try {
            return set;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await() throws InterruptedException {
        lock.lock();
        try {
            long before = times;
            while (!set && times == before) {
                raised.await();
            }
        } finally {
            lock.unlock();
        }
    }
}

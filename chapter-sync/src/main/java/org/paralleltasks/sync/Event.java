package org.paralleltasks.sync;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A flag that threads can wait for, and that can be lowered again: Python's {@code threading.Event}, which the JDK has
 * not. Like a starting gun it releases all who wait, and can be loaded again for the next race.
 *
 * <pre>{@code
 * Event start = new Event();
 * // each runner:
 * start.await();
 * // the starter, for each race:
 * start.set();
 * start.clear();
 * }</pre>
 *
 * <p>All threads that wait when {@link #set()} is called are released, even when {@link #clear()} follows before any of
 * them has run again: a waiting thread asks not whether the flag is up, but whether it has been up since it came.
 *
 * <p>Safe for use by any thread. What a thread did before {@link #set()} is seen by the threads that this call
 * releases, and by those that later find the flag up.
 */
public final class Event {
    // Seen by the package, so that the tests can hold the lock, ask who waits, and wake them for nothing.
    final ReentrantLock lock = new ReentrantLock();
    final Condition raised = lock.newCondition();

    /** Guarded by the lock. */
    private boolean set;

    /** How often the flag has been set. Guarded by the lock. */
    private long times;

    /** Raises the flag and releases all who wait for it. No effect if it is up already. */
    public void set() {
        lock.lock();
        try {
            if (!set) {
                set = true;
                times++;
                raised.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lowers the flag: who comes from now on waits for the next {@link #set()}. No effect if it is down already. */
    public void clear() {
        lock.lock();
        try {
            set = false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the flag was up at some moment during the call; it may be down by the time of the answer. */
    public boolean isSet() {
        lock.lock();
        try {
            return set;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the flag is up, or has been up since this thread began to wait; returns at once if it is up.
     *
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long before = times;
            while (!set && times == before) {
                raised.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the flag is up, or has been up since this thread began to wait, for at most a time.
     *
     * @param timeout how long to wait at most; 0 or less means not at all
     * @param unit the unit of {@code timeout}, not null
     * @return whether the flag was up; false if the time passed first
     * @throws NullPointerException if {@code unit} is null
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            long before = times;
            while (!set && times == before) {
                if (left <= 0) {
                    return false;
                }
                left = raised.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Such as {@code Event[set]} or {@code Event[clear]}. */
    @Override
    public String toString() {
        return "Event[" + (isSet() ? "set" : "clear") + "]";
    }
}

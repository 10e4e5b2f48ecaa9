package org.paralleltasks.sync;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A {@link Buffer} on a lock with two conditions. Producers wait for {@code notFull}, consumers for {@code notEmpty};
 * so each change wakes one thread that can use it, and {@code signal} is enough.
 *
 * @param <E> the type of the elements
 */
public final class BoundedBuffer<E> implements Buffer<E> {
    // Seen by the package, so that the tests can hold the lock, ask who waits, and bring about one particular order.
    final ReentrantLock lock = new ReentrantLock();
    final Condition notEmpty = lock.newCondition();
    final Condition notFull = lock.newCondition();

    private final int capacity;

    /** Guarded by the lock. */
    private final Queue<E> elements = new ArrayDeque<>();

    /**
     * An empty buffer.
     *
     * @param capacity the most elements that it holds, at least 1
     * @throws IllegalArgumentException if the capacity is below 1
     */
    public BoundedBuffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a capacity of " + capacity + ": it must be at least 1");
        }
        this.capacity = capacity;
    }

    @Override
    public void put(E element) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        lock.lockInterruptibly();
        try {
            while (elements.size() == capacity) {
                notFull.await();
            }
            elements.add(element);
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (elements.isEmpty()) {
                notEmpty.await();
            }
            E element = elements.remove();
            notFull.signal();
            return element;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        long left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (elements.size() == capacity) {
                if (left <= 0) {
                    return false;
                }
                left = notFull.awaitNanos(left); // What is left of the time, not a new one.
            }
            elements.add(element);
            notEmpty.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E poll(long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (elements.isEmpty()) {
                if (left <= 0) {
                    return null;
                }
                left = notEmpty.awaitNanos(left);
            }
            E element = elements.remove();
            notFull.signal();
            return element;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return elements.size();
        } finally {
            lock.unlock();
        }
    }
}

package org.paralleltasks.sync;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Buffer} on the monitor of an object: {@code synchronized}, {@code wait} and {@code notifyAll}. A monitor has
 * one crowd of waiting threads, producers and consumers together; {@code notify} would wake any one of them, perhaps
 * one that cannot go on, and so each change wakes all.
 *
 * @param <E> the type of the elements
 */
public final class MonitorBuffer<E> implements Buffer<E> {
    /** Not {@code this}, which anybody could lock or notify. Seen by the package, as {@link BoundedBuffer#lock} is. */
    final Object monitor = new Object();

    private final int capacity;

    /** Guarded by the monitor. */
    private final Queue<E> elements = new ArrayDeque<>();

    /**
     * An empty buffer.
     *
     * @param capacity the most elements that it holds, at least 1
     * @throws IllegalArgumentException if the capacity is below 1
     */
    public MonitorBuffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a capacity of " + capacity + ": it must be at least 1");
        }
        this.capacity = capacity;
    }

    @Override
    public void put(E element) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        failIfInterrupted();
        synchronized (monitor) {
            while (elements.size() == capacity) {
                monitor.wait();
            }
            elements.add(element);
            monitor.notifyAll();
        }
    }

    @Override
    public E take() throws InterruptedException {
        failIfInterrupted();
        synchronized (monitor) {
            while (elements.isEmpty()) {
                monitor.wait();
            }
            E element = elements.remove();
            monitor.notifyAll();
            return element;
        }
    }

    @Override
    public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        long nanos = Math.max(0, unit.toNanos(timeout));
        failIfInterrupted();
        long start = System.nanoTime();
        synchronized (monitor) {
            while (elements.size() == capacity) {
                long left = nanos - (System.nanoTime() - start);
                if (left <= 0) {
                    return false; // wait(0) would wait for ever.
                }
                TimeUnit.NANOSECONDS.timedWait(monitor, left);
            }
            elements.add(element);
            monitor.notifyAll();
            return true;
        }
    }

    @Override
    public E poll(long timeout, TimeUnit unit) throws InterruptedException {
        long nanos = Math.max(0, unit.toNanos(timeout));
        failIfInterrupted();
        long start = System.nanoTime();
        synchronized (monitor) {
            while (elements.isEmpty()) {
                long left = nanos - (System.nanoTime() - start);
                if (left <= 0) {
                    return null; // wait(0) would wait for ever.
                }
                TimeUnit.NANOSECONDS.timedWait(monitor, left);
            }
            E element = elements.remove();
            monitor.notifyAll();
            return element;
        }
    }

    @Override
    public int size() {
        synchronized (monitor) {
            return elements.size();
        }
    }

    /** To enter a monitor is no interruption point; taking a lock with {@code lockInterruptibly} is. */
    private static void failIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}

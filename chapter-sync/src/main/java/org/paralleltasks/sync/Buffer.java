package org.paralleltasks.sync;

import java.util.concurrent.TimeUnit;

/**
 * A queue of limited capacity between producers and consumers: first in, first out. It is written twice in this
 * chapter, with {@linkplain BoundedBuffer conditions of a lock} and with {@linkplain MonitorBuffer the monitor of an
 * object}; in a program use {@link java.util.concurrent.ArrayBlockingQueue}.
 *
 * <p>Safe for use by any thread. What a thread did before it put an element is seen by the thread that takes it. No
 * order is promised among threads that wait at the same time.
 *
 * @param <E> the type of the elements
 */
public interface Buffer<E> {
    /**
     * Puts an element in, and waits for room as long as it takes.
     *
     * @param element the element, not null
     * @throws NullPointerException if the element is null
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing has been put
     */
    void put(E element) throws InterruptedException;

    /**
     * Takes the oldest element out, and waits for one as long as it takes.
     *
     * @return the element, never null
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing has been taken
     */
    E take() throws InterruptedException;

    /**
     * Puts an element in if there is room within a time. It is the time in all, however often the thread is woken
     * meanwhile.
     *
     * @param element the element, not null
     * @param timeout how long to wait at most; 0 or less means not at all
     * @param unit the unit of {@code timeout}, not null
     * @return whether the element was put in
     * @throws NullPointerException if an argument is null
     * @throws InterruptedException as {@link #put}
     */
    boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException;

    /**
     * Takes the oldest element out if there is one within a time. It is the time in all, however often the thread is
     * woken meanwhile.
     *
     * @param timeout how long to wait at most; 0 or less means not at all
     * @param unit the unit of {@code timeout}, not null
     * @return the element, or null if there was none
     * @throws NullPointerException if {@code unit} is null
     * @throws InterruptedException as {@link #take}
     */
    E poll(long timeout, TimeUnit unit) throws InterruptedException;

    /** The number of elements in the buffer at some moment during the call; between 0 and the capacity. */
    int size();
}

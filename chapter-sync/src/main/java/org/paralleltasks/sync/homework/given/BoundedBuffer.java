package org.paralleltasks.sync.homework.given;

/**
 * A queue with room for so many items: who wants to put into a full one waits, and so does who wants to take from an empty
 * one. For any number of threads at once.
 *
 * @param <T> the type of the items
 */
public interface BoundedBuffer<T> {
    /**
     * Puts an item in last place; waits while there is no room.
     *
     * @throws InterruptedException if interrupted while it waits; the item is not put
     */
    void put(T item) throws InterruptedException;

    /**
     * Takes the item in first place; waits while there is none.
     *
     * @throws InterruptedException if interrupted while it waits; no item is taken
     */
    T take() throws InterruptedException;

    /** How many items are in it. */
    int size();
}

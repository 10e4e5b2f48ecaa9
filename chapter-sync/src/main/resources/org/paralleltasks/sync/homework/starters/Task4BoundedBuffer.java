package org.paralleltasks.sync.homework;

import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Task 4: a queue with limited room. The instructions are in Task4BoundedBuffer.md. */
public class Task4BoundedBuffer<T> implements BoundedBuffer<T> {

    /** @param capacity how many items there is room for, at least 1 */
    public Task4BoundedBuffer(int capacity) {}

    @Override
    public void put(T item) throws InterruptedException {
        throw new UnsupportedOperationException("TODO 4: wait while there is no room, then put the item in last place");
    }

    @Override
    public T take() throws InterruptedException {
        throw new UnsupportedOperationException("TODO 4: wait while there is no item, then take the one in first place");
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException("TODO 4: how many items are in it");
    }
}

package org.paralleltasks.sync.homework.answers.right.boundedbuffer;

import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** An array used round and round. */
public class Ring<T> implements BoundedBuffer<T> {
    private final Object[] ring;
    private int first;
    private int size;

    public Ring(int capacity) {
        ring = new Object[capacity];
    }

    @Override
    public void put(T item) throws InterruptedException {
        synchronized (this) {
            while (size == ring.length) {
                wait();
            }
            ring[(first + size) % ring.length] = item;
            size++;
            notifyAll();
        }
    }

    @Override
    public T take() throws InterruptedException {
        synchronized (this) {
            while (size == 0) {
                wait();
            }
            @SuppressWarnings("unchecked") // Only items were put.
            T item = (T) ring[first];
            ring[first] = null;
            first = (first + 1) % ring.length;
            size--;
            notifyAll();
            return item;
        }
    }

    @Override
    public int size() {
        synchronized (this) {
            return size;
        }
    }
}

package org.paralleltasks.sync.homework.answers.wrong.boundedbuffer;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Who asks for the size may see an old one for ever. */
@KilledBy("sharedDataIsOrdered")
public class SizeWithoutLock<T> implements BoundedBuffer<T> {
    private final Object[] ring;
    private int first;
    private int size;

    public SizeWithoutLock(int capacity) {
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
            first = (first + 1) % ring.length;
            size--;
            notifyAll();
            return item;
        }
    }

    @Override
    public int size() {
        return size;
    }
}

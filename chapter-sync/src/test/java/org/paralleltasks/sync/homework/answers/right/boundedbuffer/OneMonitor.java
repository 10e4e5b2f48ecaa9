package org.paralleltasks.sync.homework.answers.right.boundedbuffer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Everybody is told of everything. */
public class OneMonitor<T> implements BoundedBuffer<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final int capacity;

    public OneMonitor(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public void put(T item) throws InterruptedException {
        synchronized (this) {
            while (items.size() == capacity) {
                wait();
            }
            items.addLast(item);
            notifyAll();
        }
    }

    @Override
    public T take() throws InterruptedException {
        synchronized (this) {
            while (items.isEmpty()) {
                wait();
            }
            T item = items.removeFirst();
            notifyAll();
            return item;
        }
    }

    @Override
    public int size() {
        synchronized (this) {
            return items.size();
        }
    }
}

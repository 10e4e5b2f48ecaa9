package org.paralleltasks.sync.homework.answers.wrong.boundedbuffer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Between the look and the lock another thread takes the item. */
@KilledBy("oneItemForTwo")
public class LooksBeforeItLocks<T> implements BoundedBuffer<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final int capacity;

    public LooksBeforeItLocks(int capacity) {
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
        }
        synchronized (this) {
            T item = items.pollFirst();
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

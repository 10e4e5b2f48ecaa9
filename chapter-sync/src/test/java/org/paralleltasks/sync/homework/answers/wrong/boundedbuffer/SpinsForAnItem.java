package org.paralleltasks.sync.homework.answers.wrong.boundedbuffer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Uses a processor for nothing. */
@KilledBy("takeWaitsWhileEmpty")
public class SpinsForAnItem<T> implements BoundedBuffer<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final int capacity;

    public SpinsForAnItem(int capacity) {
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
        while (true) {
            synchronized (this) {
                if (!items.isEmpty()) {
                    T item = items.removeFirst();
                    notifyAll();
                    return item;
                }
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public int size() {
        synchronized (this) {
            return items.size();
        }
    }
}

package org.paralleltasks.sync.homework.answers.wrong.boundedbuffer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** The first shall be the last. */
@KilledBy("keepsTheOrder")
public class NewestFirst<T> implements BoundedBuffer<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final int capacity;

    public NewestFirst(int capacity) {
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
            T item = items.removeLast();
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

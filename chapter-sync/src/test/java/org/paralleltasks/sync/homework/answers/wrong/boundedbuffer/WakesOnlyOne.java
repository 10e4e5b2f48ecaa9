package org.paralleltasks.sync.homework.answers.wrong.boundedbuffer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** The one that is woken may be the wrong one. */
@KilledBy("nobodyIsForgotten")
public class WakesOnlyOne<T> implements BoundedBuffer<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final int capacity;

    public WakesOnlyOne(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public void put(T item) throws InterruptedException {
        synchronized (this) {
            while (items.size() == capacity) {
                wait();
            }
            items.addLast(item);
            notify();
        }
    }

    @Override
    public T take() throws InterruptedException {
        synchronized (this) {
            while (items.isEmpty()) {
                wait();
            }
            T item = items.removeFirst();
            notify();
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

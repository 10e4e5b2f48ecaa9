package org.paralleltasks.sync.homework.answers.wrong.boundedbuffer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Woken does not mean that there is still an item. */
@KilledBy("oneItemForWhoWaits")
public class IfWhereItTakes<T> implements BoundedBuffer<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final int capacity;

    public IfWhereItTakes(int capacity) {
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
            if (items.isEmpty()) {
                wait();
            }
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

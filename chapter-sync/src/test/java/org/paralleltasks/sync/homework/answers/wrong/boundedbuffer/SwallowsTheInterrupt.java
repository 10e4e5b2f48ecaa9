package org.paralleltasks.sync.homework.answers.wrong.boundedbuffer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Who is interrupted never learns of it. */
@KilledBy("interruptEndsTheWaiting")
public class SwallowsTheInterrupt<T> implements BoundedBuffer<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final int capacity;

    public SwallowsTheInterrupt(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public void put(T item) throws InterruptedException {
        synchronized (this) {
            while (items.size() == capacity) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    // Waits on.
                }
            }
            items.addLast(item);
            notifyAll();
        }
    }

    @Override
    public T take() throws InterruptedException {
        synchronized (this) {
            while (items.isEmpty()) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    // Waits on.
                }
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

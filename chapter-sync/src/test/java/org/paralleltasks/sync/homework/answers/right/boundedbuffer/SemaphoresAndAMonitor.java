package org.paralleltasks.sync.homework.answers.right.boundedbuffer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Two semaphores count, a monitor guards the queue. */
public class SemaphoresAndAMonitor<T> implements BoundedBuffer<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final Semaphore room;
    private final Semaphore filled = new Semaphore(0);

    public SemaphoresAndAMonitor(int capacity) {
        room = new Semaphore(capacity);
    }

    @Override
    public void put(T item) throws InterruptedException {
        room.acquire();
        synchronized (items) {
            items.addLast(item);
        }
        filled.release();
    }

    @Override
    public T take() throws InterruptedException {
        filled.acquire();
        T item;
        synchronized (items) {
            item = items.removeFirst();
        }
        room.release();
        return item;
    }

    @Override
    public int size() {
        synchronized (items) {
            return items.size();
        }
    }
}

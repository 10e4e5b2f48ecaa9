package org.paralleltasks.sync.homework.answers.wrong.boundedbuffer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Lets somebody put before it has taken: for a moment there is one item too many. */
@KilledBy("neverTooFullInBetween")
public class RoomBeforeItIsThere<T> implements BoundedBuffer<T> {
    private final Queue<T> items = new ConcurrentLinkedQueue<>();
    private final Semaphore room;
    private final Semaphore there = new Semaphore(0);

    public RoomBeforeItIsThere(int capacity) {
        room = new Semaphore(capacity);
    }

    @Override
    public void put(T item) throws InterruptedException {
        room.acquire();
        items.add(item);
        there.release();
    }

    @Override
    public T take() throws InterruptedException {
        there.acquire();
        room.release();
        return items.poll();
    }

    @Override
    public int size() {
        return items.size();
    }
}

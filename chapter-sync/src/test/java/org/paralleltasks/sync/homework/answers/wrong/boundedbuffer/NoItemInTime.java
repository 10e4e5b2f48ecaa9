package org.paralleltasks.sync.homework.answers.wrong.boundedbuffer;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Who waits for an item longer than half a minute gets none, and does not know. */
@KilledBy("waitsHoweverLongItTakes")
public class NoItemInTime<T> implements BoundedBuffer<T> {
    private final BlockingQueue<T> items;

    public NoItemInTime(int capacity) {
        items = new ArrayBlockingQueue<>(capacity);
    }

    @Override
    public void put(T item) throws InterruptedException {
        items.put(item);
    }

    @Override
    public T take() throws InterruptedException {
        return items.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public int size() {
        return items.size();
    }
}

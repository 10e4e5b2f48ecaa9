package org.paralleltasks.sync.homework.answers.right.boundedbuffer;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** The JDK has it. */
public class FromTheJdk<T> implements BoundedBuffer<T> {
    private final BlockingQueue<T> items;

    public FromTheJdk(int capacity) {
        items = new ArrayBlockingQueue<>(capacity);
    }

    @Override
    public void put(T item) throws InterruptedException {
        items.put(item);
    }

    @Override
    public T take() throws InterruptedException {
        return items.take();
    }

    @Override
    public int size() {
        return items.size();
    }
}

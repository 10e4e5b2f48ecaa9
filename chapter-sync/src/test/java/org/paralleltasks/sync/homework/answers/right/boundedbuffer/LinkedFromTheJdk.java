package org.paralleltasks.sync.homework.answers.right.boundedbuffer;

import java.util.concurrent.LinkedBlockingDeque;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** The JDK has it twice. */
public class LinkedFromTheJdk<T> implements BoundedBuffer<T> {
    private final LinkedBlockingDeque<T> items;

    public LinkedFromTheJdk(int capacity) {
        items = new LinkedBlockingDeque<>(capacity);
    }

    @Override
    public void put(T item) throws InterruptedException {
        items.putLast(item);
    }

    @Override
    public T take() throws InterruptedException {
        return items.takeFirst();
    }

    @Override
    public int size() {
        return items.size();
    }
}

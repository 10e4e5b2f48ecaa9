package org.paralleltasks.sync.homework.answers.right.boundedbuffer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Two semaphores count, a third guards the queue; who has been let in does not give up there. */
public class ThreeSemaphores<T> implements BoundedBuffer<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final Semaphore room;
    private final Semaphore filled = new Semaphore(0);
    private final Semaphore turn = new Semaphore(1);

    public ThreeSemaphores(int capacity) {
        room = new Semaphore(capacity);
    }

    @Override
    public void put(T item) throws InterruptedException {
        room.acquire();
        turn.acquireUninterruptibly();
        items.addLast(item);
        turn.release();
        filled.release();
    }

    @Override
    public T take() throws InterruptedException {
        filled.acquire();
        turn.acquireUninterruptibly();
        T item = items.removeFirst();
        turn.release();
        room.release();
        return item;
    }

    @Override
    public int size() {
        turn.acquireUninterruptibly();
        try {
            return items.size();
        } finally {
            turn.release();
        }
    }
}

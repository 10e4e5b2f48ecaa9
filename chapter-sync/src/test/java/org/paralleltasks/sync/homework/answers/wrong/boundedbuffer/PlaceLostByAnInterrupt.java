package org.paralleltasks.sync.homework.answers.wrong.boundedbuffer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

/** Who is interrupted between two semaphores has taken a place, and never gives it back. */
@KilledBy("anInterruptLosesNothing")
public class PlaceLostByAnInterrupt<T> implements BoundedBuffer<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final Semaphore room;
    private final Semaphore filled = new Semaphore(0);
    private final Semaphore turn = new Semaphore(1);

    public PlaceLostByAnInterrupt(int capacity) {
        room = new Semaphore(capacity);
    }

    @Override
    public void put(T item) throws InterruptedException {
        room.acquire();
        turn.acquire();
        items.addLast(item);
        turn.release();
        filled.release();
    }

    @Override
    public T take() throws InterruptedException {
        filled.acquire();
        turn.acquire();
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

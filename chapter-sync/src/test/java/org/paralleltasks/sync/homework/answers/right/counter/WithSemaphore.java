package org.paralleltasks.sync.homework.answers.right.counter;

import java.util.concurrent.Semaphore;
import org.paralleltasks.sync.homework.given.Counter;

/** A semaphore with one permit is a lock. */
public class WithSemaphore implements Counter {
    private final Semaphore turn = new Semaphore(1);
    private long count;

    @Override
    public void increment() {
        turn.acquireUninterruptibly();
        count++;
        turn.release();
    }

    @Override
    public long get() {
        turn.acquireUninterruptibly();
        long read = count;
        turn.release();
        return read;
    }
}

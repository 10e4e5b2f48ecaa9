package org.paralleltasks.sync.homework.answers.wrong.counter;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Counter;

/** The second thread waits for ever. */
@KilledBy("noIncrementGetsLost")
public class LockNotGivenBack implements Counter {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long count;

    @Override
    public void increment() {
        lock.lock();
        count++;
    }

    @Override
    public long get() {
        return count;
    }
}

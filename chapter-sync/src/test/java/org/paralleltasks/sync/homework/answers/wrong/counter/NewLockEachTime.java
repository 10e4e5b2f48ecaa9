package org.paralleltasks.sync.homework.answers.wrong.counter;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Counter;

/** A lock that nobody else can have. */
@KilledBy("noIncrementGetsLost")
public class NewLockEachTime implements Counter {
    private volatile long count;

    @Override
    public void increment() {
        synchronized (new Object()) {
            count++;
        }
    }

    @Override
    public long get() {
        return count;
    }
}

package org.paralleltasks.sync.homework.answers.wrong.counter;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Counter;

/** Nobody takes turns. */
@KilledBy("noIncrementGetsLost")
public class NoLock implements Counter {
    private long count;

    @Override
    public void increment() {
        count++;
    }

    @Override
    public long get() {
        return count;
    }
}

package org.paralleltasks.sync.homework.answers.wrong.counter;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Counter;

/** Every read is new, and two threads still read the same. */
@KilledBy("noIncrementGetsLost")
public class OnlyVolatile implements Counter {
    private volatile long count;

    @Override
    public void increment() {
        count++;
    }

    @Override
    public long get() {
        return count;
    }
}

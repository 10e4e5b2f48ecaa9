package org.paralleltasks.sync.homework.answers.wrong.counter;

import java.util.concurrent.atomic.AtomicLong;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Counter;

/** Two atomic steps are not one. */
@KilledBy("noIncrementGetsLost")
public class AtomicReadThenAtomicWrite implements Counter {
    private final AtomicLong count = new AtomicLong();

    @Override
    public void increment() {
        count.set(count.get() + 1);
    }

    @Override
    public long get() {
        return count.get();
    }
}

package org.paralleltasks.sync.homework.answers.wrong.counter;

import java.util.concurrent.atomic.AtomicLong;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Counter;

/** Gives up where another thread was faster. */
@KilledBy("noIncrementGetsLost")
public class CompareAndSetOnce implements Counter {
    private final AtomicLong count = new AtomicLong();

    @Override
    public void increment() {
        long seen = count.get();
        count.compareAndSet(seen, seen + 1);
    }

    @Override
    public long get() {
        return count.get();
    }
}

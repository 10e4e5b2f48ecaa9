package org.paralleltasks.sync.homework.answers.wrong.counter;

import java.util.concurrent.atomic.AtomicLong;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Counter;

/** A static field belongs to all counters together. */
@KilledBy("countersAreIndependent")
public class OneCountForAll implements Counter {
    private static final AtomicLong COUNT = new AtomicLong();
    private final long begin = COUNT.get();

    @Override
    public void increment() {
        COUNT.incrementAndGet();
    }

    @Override
    public long get() {
        return COUNT.get() - begin;
    }
}

package org.paralleltasks.sync.homework.answers.right.counter;

import java.util.concurrent.atomic.AtomicLong;
import org.paralleltasks.sync.homework.given.Counter;

/** One instruction of the processor. */
public class WithAtomicLong implements Counter {
    private final AtomicLong count = new AtomicLong();

    @Override
    public void increment() {
        count.incrementAndGet();
    }

    @Override
    public long get() {
        return count.get();
    }
}

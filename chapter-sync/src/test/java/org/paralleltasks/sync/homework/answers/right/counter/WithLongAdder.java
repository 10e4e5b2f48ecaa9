package org.paralleltasks.sync.homework.answers.right.counter;

import java.util.concurrent.atomic.LongAdder;
import org.paralleltasks.sync.homework.given.Counter;

/** Several cells, added up by the reader. */
public class WithLongAdder implements Counter {
    private final LongAdder count = new LongAdder();

    @Override
    public void increment() {
        count.increment();
    }

    @Override
    public long get() {
        return count.sum();
    }
}

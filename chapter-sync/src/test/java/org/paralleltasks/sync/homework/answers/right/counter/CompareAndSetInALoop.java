package org.paralleltasks.sync.homework.answers.right.counter;

import java.util.concurrent.atomic.AtomicLong;
import org.paralleltasks.sync.homework.given.Counter;

/** Tries again where another thread was faster. */
public class CompareAndSetInALoop implements Counter {
    private final AtomicLong count = new AtomicLong();

    @Override
    public void increment() {
        long seen;
        do {
            seen = count.get();
        } while (!count.compareAndSet(seen, seen + 1));
    }

    @Override
    public long get() {
        return count.get();
    }
}

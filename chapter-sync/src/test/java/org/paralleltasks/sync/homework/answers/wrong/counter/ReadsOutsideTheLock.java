package org.paralleltasks.sync.homework.answers.wrong.counter;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Counter;

/** The reader takes no lock, and may never see anything. */
@KilledBy("readersSeeTheCount")
public class ReadsOutsideTheLock implements Counter {
    private long count;

    @Override
    public synchronized void increment() {
        long next;
        next = count + 1;
        count = next;
    }

    @Override
    public long get() {
        return count;
    }
}

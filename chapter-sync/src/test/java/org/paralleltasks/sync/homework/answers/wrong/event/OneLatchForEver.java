package org.paralleltasks.sync.homework.answers.wrong.event;

import java.util.concurrent.CountDownLatch;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Event;

/** A latch cannot be lowered again. */
@KilledBy("waitsAgainAfterClear")
public class OneLatchForEver implements Event {
    private final CountDownLatch latch = new CountDownLatch(1);
    private volatile boolean set;

    @Override
    public void set() {
        set = true;
        latch.countDown();
    }

    @Override
    public void clear() {
        set = false;
    }

    @Override
    public boolean isSet() {
        return set;
    }

    @Override
    public void await() throws InterruptedException {
        latch.await();
    }
}

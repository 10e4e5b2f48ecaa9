package org.paralleltasks.sync.homework.answers.right.event;

import java.util.concurrent.CountDownLatch;
import org.paralleltasks.sync.homework.given.Event;

/** Each time the flag is lowered, a new latch. */
public class LatchForEachTime implements Event {
    private volatile CountDownLatch latch = new CountDownLatch(1);

    @Override
    public void set() {
        synchronized (this) {
            latch.countDown();
        }
    }

    @Override
    public void clear() {
        synchronized (this) {
            if (latch.getCount() == 0) {
                latch = new CountDownLatch(1);
            }
        }
    }

    @Override
    public boolean isSet() {
        return latch.getCount() == 0;
    }

    @Override
    public void await() throws InterruptedException {
        latch.await();
    }
}

package org.paralleltasks.sync.homework.answers.wrong.event;

import java.util.concurrent.CountDownLatch;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Event;

/** Who waits on a latch that is replaced while it is still closed waits for ever. */
@KilledBy("clearWithTheFlagDownLosesNobody")
public class NewLatchAtEachClear implements Event {
    private volatile CountDownLatch latch = new CountDownLatch(1);

    @Override
    public void set() {
        latch.countDown();
    }

    @Override
    public void clear() {
        latch = new CountDownLatch(1);
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

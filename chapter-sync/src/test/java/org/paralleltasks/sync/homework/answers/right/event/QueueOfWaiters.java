package org.paralleltasks.sync.homework.answers.right.event;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.paralleltasks.sync.homework.given.Event;

/** Who waits leaves a latch of its own. */
public class QueueOfWaiters implements Event {
    private final Queue<CountDownLatch> waiters = new ArrayDeque<>();
    private boolean set;

    @Override
    public void set() {
        synchronized (this) {
            set = true;
            while (!waiters.isEmpty()) {
                waiters.remove().countDown();
            }
        }
    }

    @Override
    public void clear() {
        synchronized (this) {
            set = false;
        }
    }

    @Override
    public boolean isSet() {
        synchronized (this) {
            return set;
        }
    }

    @Override
    public void await() throws InterruptedException {
        CountDownLatch own = new CountDownLatch(1);
        synchronized (this) {
            if (set) {
                return;
            }
            waiters.add(own);
        }
        own.await();
    }
}

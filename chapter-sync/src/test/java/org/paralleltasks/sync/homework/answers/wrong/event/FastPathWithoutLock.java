package org.paralleltasks.sync.homework.answers.wrong.event;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Event;

/** Sees that the flag is up, and perhaps not what was done before. */
@KilledBy("sharedDataIsOrdered")
public class FastPathWithoutLock implements Event {
    private boolean set;
    private long times;

    @Override
    public void set() {
        synchronized (this) {
            if (!set) {
                set = true;
                times++;
                notifyAll();
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
        if (set) {
            return;
        }
        synchronized (this) {
            long before = times;
            while (!set && times == before) {
                wait();
            }
        }
    }
}

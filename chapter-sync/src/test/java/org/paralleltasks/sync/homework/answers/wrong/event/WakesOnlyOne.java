package org.paralleltasks.sync.homework.answers.wrong.event;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Event;

/** The others wait on. */
@KilledBy("letsAllGo")
public class WakesOnlyOne implements Event {
    private boolean set;
    private long times;

    @Override
    public void set() {
        synchronized (this) {
            if (!set) {
                set = true;
                times++;
                notify();
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
        synchronized (this) {
            long before = times;
            while (!set && times == before) {
                wait();
            }
        }
    }
}

package org.paralleltasks.sync.homework.answers.wrong.event;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Event;

/** The flag is raised between the look and the waiting. */
@KilledBy("noSignalGetsLost")
public class LooksBeforeItLocks implements Event {
    private volatile boolean set;
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
        return set;
    }

    @Override
    public void await() throws InterruptedException {
        if (!set) {
            synchronized (this) {
                long before = times;
                while (times == before) {
                    wait();
                }
            }
        }
    }
}

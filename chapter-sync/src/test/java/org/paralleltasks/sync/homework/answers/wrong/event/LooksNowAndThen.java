package org.paralleltasks.sync.homework.answers.wrong.event;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Event;

/** Sleeps, looks, sleeps. */
@KilledBy("waitsUntilSet")
public class LooksNowAndThen implements Event {
    private volatile boolean set;

    @Override
    public void set() {
        set = true;
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
        while (!set) {
            Thread.sleep(2);
        }
    }
}

package org.paralleltasks.sync.homework.answers.wrong.event;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Event;

/** A flag that was up and is down again: nobody saw it. */
@KilledBy("setAndClearLetAllGo")
public class OnlyTheFlag implements Event {
    private boolean set;

    @Override
    public void set() {
        synchronized (this) {
            set = true;
            notifyAll();
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
            while (!set) {
                wait();
            }
        }
    }
}

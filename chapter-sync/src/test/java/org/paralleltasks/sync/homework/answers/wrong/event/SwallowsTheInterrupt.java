package org.paralleltasks.sync.homework.answers.wrong.event;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Event;

/** Who is interrupted never learns of it. */
@KilledBy("interruptEndsTheWaiting")
public class SwallowsTheInterrupt implements Event {
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
        synchronized (this) {
            long before = times;
            while (!set && times == before) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }
}

package org.paralleltasks.sync.homework.answers.right.event;

import org.paralleltasks.sync.homework.given.Event;

/** Asks whether the flag has been up since it came. */
public class CountsInAMonitor implements Event {
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
                wait();
            }
        }
    }
}

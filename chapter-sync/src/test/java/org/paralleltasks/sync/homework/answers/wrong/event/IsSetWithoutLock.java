package org.paralleltasks.sync.homework.answers.wrong.event;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Event;

/** Who only asks may see an old flag for ever. */
@KilledBy("sharedDataIsOrdered")
public class IsSetWithoutLock implements Event {
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
        return set;
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

package org.paralleltasks.sync.homework.answers.wrong.event;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Event;

/** May spin for ever: nothing makes it read the flag again. */
@KilledBy("waitsUntilSet")
public class SpinsOnAPlainFlag implements Event {
    private boolean set;

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
            Thread.onSpinWait();
        }
    }
}

package org.paralleltasks.sync.homework;

import org.paralleltasks.sync.homework.given.Event;

/** Task 5: a flag to wait for. The instructions are in Task5Event.md. */
public class Task5Event implements Event {

    @Override
    public void set() {
        throw new UnsupportedOperationException("TODO 5: raise the flag, and let all go who wait");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("TODO 5: lower the flag");
    }

    @Override
    public boolean isSet() {
        throw new UnsupportedOperationException("TODO 5: whether the flag is up");
    }

    @Override
    public void await() throws InterruptedException {
        throw new UnsupportedOperationException("TODO 5: wait until the flag has been raised");
    }
}

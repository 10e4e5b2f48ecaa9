package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** The monitor of the object itself. */
public class SynchronizedMethods implements Handover {
    private int value = -1;

    @Override
    public void give() {
        set();
    }

    @Override
    public int take() throws Exception {
        return get();
    }

    private synchronized void set() {
        value = 7;
    }

    private synchronized int get() {
        return value;
    }
}

package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** Two locks, and each orders nothing with the other. */
public class TwoLocks implements Handover {
    private final Object one = new Object();
    private final Object two = new Object();
    private int value = -1;

    @Override
    public void give() {
        synchronized (one) {
            value = 7;
        }
    }

    @Override
    public int take() throws Exception {
        synchronized (two) {
            return value;
        }
    }
}

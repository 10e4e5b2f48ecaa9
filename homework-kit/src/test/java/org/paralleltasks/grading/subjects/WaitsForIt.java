package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** A wait gives the monitor back and takes it again. */
public class WaitsForIt implements Handover {
    private int value = -1;

    @Override
    public void give() {
        synchronized (this) {
            value = 7;
            notifyAll();
        }
    }

    @Override
    public int take() throws Exception {
        synchronized (this) {
            while (value < 0) {
                wait();
            }
            return value;
        }
    }
}

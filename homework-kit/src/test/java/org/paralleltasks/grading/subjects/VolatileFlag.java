package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** A volatile flag orders what was written before it. */
public class VolatileFlag implements Handover {
    private int value;
    private volatile boolean given;

    @Override
    public void give() {
        value = 7;
        given = true;
    }

    @Override
    public int take() throws Exception {
        return given ? value : -1;
    }
}

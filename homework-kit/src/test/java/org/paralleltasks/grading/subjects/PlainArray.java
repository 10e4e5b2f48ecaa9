package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** An element of an array. */
public class PlainArray implements Handover {
    private final int[] values = {-1};

    @Override
    public void give() {
        values[0] = 7;
    }

    @Override
    public int take() throws Exception {
        return values[0];
    }
}

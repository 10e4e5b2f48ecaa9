package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** A plain static field. */
public class StaticPlain implements Handover {
    private static int value = -1;

    @Override
    public void give() {
        value = 7;
    }

    @Override
    public int take() throws Exception {
        return value;
    }
}

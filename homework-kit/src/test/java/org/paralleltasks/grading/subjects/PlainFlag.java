package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** A plain flag. */
public class PlainFlag implements Handover {
    private int value;
    private boolean given;

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

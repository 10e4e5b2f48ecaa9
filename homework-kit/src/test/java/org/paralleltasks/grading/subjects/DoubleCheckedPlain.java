package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** A double-checked lock without volatile. */
public class DoubleCheckedPlain implements Handover {
    private static final class Box {
        final int value = 7;
    }

    private Box box;

    @SuppressWarnings("DoubleCheckedLocking") // The bug that is to be found.
    private Box box() {
        if (box == null) {
            synchronized (this) {
                if (box == null) {
                    box = new Box();
                }
            }
        }
        return box;
    }

    @Override
    public void give() {
        box();
    }

    @Override
    public int take() throws Exception {
        return box().value;
    }
}

package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** A double-checked lock as it must be. */
public class DoubleCheckedVolatile implements Handover {
    private static final class Box {
        final int value = 7;
    }

    private volatile Box box;

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

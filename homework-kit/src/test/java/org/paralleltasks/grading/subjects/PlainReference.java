package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** An object that is published through a plain field. */
public class PlainReference implements Handover {
    private static final class Box {
        int value = 7;
    }

    private Box box;

    @Override
    public void give() {
        box = new Box();
    }

    @Override
    public int take() throws Exception {
        Box seen = box;
        return seen == null ? -1 : seen.value;
    }
}

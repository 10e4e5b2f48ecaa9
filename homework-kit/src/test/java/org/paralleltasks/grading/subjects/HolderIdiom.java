package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** The initialization of a class orders. */
public class HolderIdiom implements Handover {
    private static final class Holder {
        static int[] values = {7};
    }

    @Override
    public void give() {
        if (Holder.values == null) {
            throw new IllegalStateException();
        }
    }

    @Override
    public int take() throws Exception {
        return Holder.values[0];
    }
}

package org.paralleltasks.grading.subjects;

import java.util.ArrayDeque;
import java.util.Deque;
import org.paralleltasks.grading.Handover;

/** A collection that is not thread-safe. */
public class PlainCollection implements Handover {
    private final Deque<Integer> values = new ArrayDeque<>();

    @Override
    public void give() {
        values.add(7);
    }

    @Override
    public int take() throws Exception {
        Integer seen = values.peek();
        return seen == null ? -1 : seen;
    }
}

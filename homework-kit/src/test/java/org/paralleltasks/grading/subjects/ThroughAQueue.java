package org.paralleltasks.grading.subjects;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.paralleltasks.grading.Handover;

/** A queue that is thread-safe. */
public class ThroughAQueue implements Handover {
    private final ConcurrentLinkedQueue<int[]> given = new ConcurrentLinkedQueue<>();

    @Override
    public void give() {
        given.add(new int[] {7});
    }

    @Override
    public int take() throws Exception {
        int[] seen = given.poll();
        return seen == null ? -1 : seen[0];
    }
}

package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Job;

/** A loop that a probe sees. */
public class EndlessLoop implements Job {
    private long turns;

    @Override
    public void run() throws Exception {
        while (turns >= 0) {
            turns = turns == Long.MAX_VALUE ? 0 : turns + 1;
        }
    }
}

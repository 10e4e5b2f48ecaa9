package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Job;

/** Swallows whatever would end it. */
public class CatchesAll implements Job {
    private long turns;
    private long swallowed;

    @Override
    public void run() throws Exception {
        while (true) {
            try {
                turns++;
            } catch (Throwable e) {
                swallowed++;
            }
        }
    }
}

package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Job;

/** Waits with a limit that nobody will live to see. */
public class SleepsForEver implements Job {
    @Override
    public void run() throws Exception {
        Thread.sleep(Long.MAX_VALUE);
    }
}

package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Job;

/** Does nothing, and does it well. */
public class Nothing implements Job {
    @Override
    public void run() throws Exception {
        // Nothing.
    }
}

package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Job;

/** A child that lives on. */
public class LeavesAProcess implements Job {
    @Override
    public void run() throws Exception {
        new ProcessBuilder("sleep", "300").start();
    }
}

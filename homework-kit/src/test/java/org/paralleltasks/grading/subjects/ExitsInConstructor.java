package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Job;

/** The grader's own thread meets the end. */
public class ExitsInConstructor implements Job {
    public ExitsInConstructor() {
        System.exit(0);
    }

    @Override
    public void run() {}
}

package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Job;

/** Ends the JVM where a probe sees it. */
public class ExitsAndSaysSo implements Job {
    @Override
    public void run() throws Exception {
        System.exit(0);
    }
}

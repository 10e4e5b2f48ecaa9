package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Job;

/** A grandchild that another parent has taken over. */
public class LeavesAGrandchild implements Job {
    @Override
    public void run() throws Exception {
        new ProcessBuilder("sh", "-c", "sleep 300 >/dev/null 2>&1 </dev/null &")
                .start()
                .waitFor();
    }
}

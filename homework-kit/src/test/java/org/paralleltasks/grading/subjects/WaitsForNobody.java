package org.paralleltasks.grading.subjects;

import java.util.concurrent.Semaphore;
import org.paralleltasks.grading.Job;

/** Waits for a permit that does not come. */
public class WaitsForNobody implements Job {
    @Override
    public void run() throws Exception {
        new Semaphore(0).acquire();
    }
}

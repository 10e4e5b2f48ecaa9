package org.paralleltasks.grading.subjects;

import java.util.concurrent.Semaphore;
import org.paralleltasks.grading.Job;

/** Waits in a method that is cut in two for the probes, at a class within one of the JDK. */
public class WaitsInSynchronizedMethod implements Job {
    @Override
    public void run() throws Exception {
        acquire();
    }

    private synchronized void acquire() throws InterruptedException {
        new Semaphore(0).acquire();
    }
}

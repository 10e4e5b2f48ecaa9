package org.paralleltasks.grading.subjects;

import java.util.concurrent.Semaphore;
import org.paralleltasks.grading.Job;

/** Starts a thousand threads that wait. */
public class ThousandThreads implements Job {
    private static final Semaphore NEVER = new Semaphore(0);

    @Override
    public void run() throws Exception {
        for (int i = 0; i < 1000; i++) {
            Thread thread = new Thread(NEVER::acquireUninterruptibly);
            thread.setDaemon(true);
            thread.start();
        }
    }
}

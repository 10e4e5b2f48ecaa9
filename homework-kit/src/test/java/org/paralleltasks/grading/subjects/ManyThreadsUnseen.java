package org.paralleltasks.grading.subjects;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.Job;

/** A pool of threads without limit, started where no probe sees it. */
public class ManyThreadsUnseen implements Job {
    private final Semaphore never = new Semaphore(0);

    @Override
    public void run() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2000);
        for (int i = 0; i < 2000; i++) {
            // Code of the subject in each of the threads, so that they are counted.
            pool.execute(() -> {
                never.acquireUninterruptibly();
            });
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.DAYS);
    }
}

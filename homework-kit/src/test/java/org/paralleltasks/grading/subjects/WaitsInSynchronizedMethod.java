package org.paralleltasks.grading.subjects;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.paralleltasks.grading.Job;

/** One thread waits inside a method that is cut in two for the probes, at a class within one of the JDK, and one outside. */
public class WaitsInSynchronizedMethod implements Job {
    private final CountDownLatch inside = new CountDownLatch(1);

    @Override
    public void run() throws Exception {
        new Thread(this::acquire, "other").start();
        inside.await();
        acquire();
    }

    private synchronized void acquire() {
        inside.countDown();
        new Semaphore(0).acquireUninterruptibly();
    }
}

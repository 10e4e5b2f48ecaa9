package org.paralleltasks.grading.subjects;

import java.util.concurrent.CountDownLatch;
import org.paralleltasks.grading.Job;

/** Two locks in two orders. */
public class Deadlock implements Job {
    @Override
    public void run() throws Exception {
        Object one = new Object();
        Object two = new Object();
        CountDownLatch both = new CountDownLatch(2);
        Thread other = new Thread(() -> take(two, one, both), "other");
        other.start();
        take(one, two, both);
        other.join();
    }

    private static void take(Object first, Object second, CountDownLatch both) {
        synchronized (first) {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                return;
            }
            synchronized (second) {
                both.countDown();
            }
        }
    }
}

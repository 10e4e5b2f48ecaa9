package org.paralleltasks.threads.homework.answers.right.sum;

import java.util.concurrent.CountDownLatch;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** One total under a lock, and a latch that counts those who are done. */
public class LatchAndMonitor implements ParallelSum {
    private static final class Total {
        private long sum;
        private RuntimeException failure;

        synchronized void add(long share) {
            sum += share;
        }

        synchronized void fail(RuntimeException e) {
            failure = e;
        }

        synchronized long get() {
            if (failure != null) {
                throw failure;
            }
            return sum;
        }
    }

    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        Total total = new Total();
        CountDownLatch done = new CountDownLatch(n);
        for (int k = 0; k < n; k++) {
            int first = k;
            new Thread(() -> {
                        try {
                            for (int i = first; i < numbers.size(); i += n) {
                                total.add(numbers.get(i));
                            }
                        } catch (RuntimeException e) {
                            total.fail(e);
                        } finally {
                            done.countDown();
                        }
                    })
                    .start();
        }
        done.await();
        return total.get();
    }
}

package org.paralleltasks.threads.homework.answers.right.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** Submits, shuts down, waits for the end of the pool, and only then asks. */
public class FuturesOfThePool implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(n);
        List<Future<Long>> shares = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int part = k;
            shares.add(pool.submit(() -> {
                long sum = 0;
                for (int i = part * numbers.size() / n; i < (part + 1) * numbers.size() / n; i++) {
                    sum += numbers.get(i);
                }
                return sum;
            }));
        }
        pool.shutdown();
        while (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
            Thread.onSpinWait();
        }
        try {
            long total = 0;
            for (Future<Long> share : shares) {
                total += share.get();
            }
            return total;
        } catch (ExecutionException e) {
            throw (IllegalStateException) e.getCause();
        }
    }
}

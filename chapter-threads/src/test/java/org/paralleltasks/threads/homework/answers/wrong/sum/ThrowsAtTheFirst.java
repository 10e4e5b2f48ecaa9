package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** While it throws, the others still read. */
@KilledBy("throwsWhenAllHaveEnded")
public class ThrowsAtTheFirst implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(n);
        try {
            List<Future<Long>> shares = new ArrayList<>();
            for (int k = 0; k < n; k++) {
                int first = k;
                shares.add(pool.submit(() -> {
                    long sum = 0;
                    for (int i = first; i < numbers.size(); i += n) {
                        sum += numbers.get(i);
                    }
                    return sum;
                }));
            }
            long total = 0;
            for (Future<Long> share : shares) {
                total += share.get();
            }
            return total;
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } finally {
            pool.shutdown();
        }
    }
}

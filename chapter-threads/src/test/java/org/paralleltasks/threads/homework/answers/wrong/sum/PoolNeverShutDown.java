package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** Its threads wait for more work for ever. */
@KilledBy("leavesNoThreadBehind")
public class PoolNeverShutDown implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(n);
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int first = k;
            tasks.add(() -> {
                long sum = 0;
                for (int i = first; i < numbers.size(); i += n) {
                    sum += numbers.get(i);
                }
                return sum;
            });
        }
        try {
            long total = 0;
            for (Future<Long> each : pool.invokeAll(tasks)) {
                total += each.get();
            }
            return total;
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        }
    }
}

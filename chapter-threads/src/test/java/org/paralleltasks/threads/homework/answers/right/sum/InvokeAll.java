package org.paralleltasks.threads.homework.answers.right.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** An executor waits for all tasks, and carries the exception. */
public class InvokeAll implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(n);
        try {
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
            long total = 0;
            for (Future<Long> each : pool.invokeAll(tasks)) {
                total += each.get();
            }
            return total;
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } finally {
            pool.shutdown();
        }
    }
}

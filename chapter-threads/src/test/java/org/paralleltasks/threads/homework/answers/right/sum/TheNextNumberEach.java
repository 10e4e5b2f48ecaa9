package org.paralleltasks.threads.homework.answers.right.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** Nobody has a fixed share: who is done with a number takes the next, and who comes late may find none. */
public class TheNextNumberEach implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<FutureTask<Long>> shares = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            FutureTask<Long> share = new FutureTask<>(() -> {
                long sum = 0;
                for (int i = next.getAndIncrement(); i < numbers.size(); i = next.getAndIncrement()) {
                    sum += numbers.get(i);
                }
                return sum;
            });
            shares.add(share);
            threads.add(new Thread(share));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        long total = 0;
        for (FutureTask<Long> share : shares) {
            try {
                total += share.get();
            } catch (ExecutionException e) {
                throw (IllegalStateException) e.getCause();
            }
        }
        return total;
    }
}

package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** Nobody who joins hears of it. */
@KilledBy("tellsTheFailure")
public class FailureDiesWithItsThread implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        long[] sums = new long[n];
        List<Thread> threads = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int first = k;
            Thread thread = new Thread(() -> {
                for (int i = first; i < numbers.size(); i += n) {
                    sums[first] += numbers.get(i);
                }
            });
            thread.setUncaughtExceptionHandler((t, e) -> {}); // Keeps the log of the build clean.
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.stream(sums).sum();
    }
}

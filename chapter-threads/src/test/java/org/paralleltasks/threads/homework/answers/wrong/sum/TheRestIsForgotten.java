package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** Each thread has size / n numbers, and what is left over has nobody. */
@KilledBy("addsUp")
public class TheRestIsForgotten implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        int share = numbers.size() / n;
        long[] sums = new long[n];
        List<Thread> threads = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int part = k;
            Thread thread = new Thread(() -> {
                for (int i = part * share; i < (part + 1) * share; i++) {
                    sums[part] += numbers.get(i);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.stream(sums).sum();
    }
}

package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** A second has to be enough. */
@KilledBy("waitsHoweverLongItTakes")
public class JoinsForASecond implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        long[] sums = new long[n];
        RuntimeException[] failures = new RuntimeException[n];
        List<Thread> threads = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int part = k;
            Thread thread = new Thread(() -> {
                try {
                    for (int i = part * numbers.size() / n; i < (part + 1) * numbers.size() / n; i++) {
                        sums[part] += numbers.get(i);
                    }
                } catch (RuntimeException e) {
                    failures[part] = e;
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join(1_000);
        }
        long total = 0;
        for (int k = 0; k < n; k++) {
            if (failures[k] != null) {
                throw failures[k];
            }
            total += sums[k];
        }
        return total;
    }
}

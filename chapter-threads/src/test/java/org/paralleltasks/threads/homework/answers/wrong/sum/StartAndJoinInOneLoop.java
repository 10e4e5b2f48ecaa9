package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.Arrays;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** One after the other, in n threads. */
@KilledBy("allRunAtTheSameTime")
public class StartAndJoinInOneLoop implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        long[] sums = new long[n];
        for (int k = 0; k < n; k++) {
            int first = k;
            Thread thread = new Thread(() -> {
                for (int i = first; i < numbers.size(); i += n) {
                    sums[first] += numbers.get(i);
                }
            });
            thread.start();
            thread.join();
        }
        return Arrays.stream(sums).sum();
    }
}

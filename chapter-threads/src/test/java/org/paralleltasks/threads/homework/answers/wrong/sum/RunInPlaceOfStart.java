package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** All in the calling thread. */
@KilledBy("allRunAtTheSameTime")
public class RunInPlaceOfStart implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        long[] sums = new long[n];
        List<Thread> threads = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int first = k;
            threads.add(new Thread(() -> {
                for (int i = first; i < numbers.size(); i += n) {
                    sums[first] += numbers.get(i);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.run();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.stream(sums).sum();
    }
}

package org.paralleltasks.threads.homework.answers.wrong.sum;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** The caller may never see the flags, or see a flag and not the share that was written before. */
@KilledBy("sharedDataIsOrdered")
public class LooksAtPlainFlags implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) {
        long[] sums = new long[n];
        RuntimeException[] failures = new RuntimeException[n];
        boolean[] done = new boolean[n];
        for (int k = 0; k < n; k++) {
            int first = k;
            new Thread(() -> {
                        try {
                            long sum = 0;
                            for (int i = first; i < numbers.size(); i += n) {
                                sum += numbers.get(i);
                            }
                            sums[first] = sum;
                        } catch (RuntimeException e) {
                            failures[first] = e;
                        } finally {
                            done[first] = true;
                        }
                    })
                    .start();
        }
        long total = 0;
        RuntimeException failure = null;
        for (int k = 0; k < n; k++) {
            while (!done[k]) {
                Thread.yield();
            }
            total += sums[k];
            failure = failure == null ? failures[k] : failure;
        }
        if (failure != null) {
            throw failure;
        }
        return total;
    }
}

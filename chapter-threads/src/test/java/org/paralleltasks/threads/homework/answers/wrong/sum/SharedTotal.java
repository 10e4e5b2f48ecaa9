package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** Two threads read the same total, and a share gets lost. */
@KilledBy("returnsWhenAllHaveEnded")
public class SharedTotal implements ParallelSum {
    private static final class Total {
        private long sum;
    }

    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        Total total = new Total();
        List<Thread> threads = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int first = k;
            threads.add(new Thread(() -> {
                long share = 0;
                for (int i = first; i < numbers.size(); i += n) {
                    share += numbers.get(i);
                }
                total.sum += share;
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return total.sum;
    }
}

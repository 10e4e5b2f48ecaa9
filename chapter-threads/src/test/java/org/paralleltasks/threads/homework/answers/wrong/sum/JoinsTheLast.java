package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.concurrent.atomic.AtomicLong;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** The last that was started is not the last that ends. */
@KilledBy("returnsWhenAllHaveEnded")
public class JoinsTheLast implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        AtomicLong total = new AtomicLong();
        Thread last = null;
        for (int k = 0; k < n; k++) {
            int first = k;
            last = new Thread(() -> {
                for (int i = first; i < numbers.size(); i += n) {
                    total.addAndGet(numbers.get(i));
                }
            });
            last.start();
        }
        if (last != null) {
            last.join();
        }
        return total.get();
    }
}

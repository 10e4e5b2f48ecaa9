package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** One of the n is the thread that called. */
@KilledBy("allRunAtTheSameTime")
public class TheCallerHelps implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        AtomicLong total = new AtomicLong();
        AtomicInteger next = new AtomicInteger();
        Runnable adds = () -> {
            for (int i = next.getAndIncrement(); i < numbers.size(); i = next.getAndIncrement()) {
                total.addAndGet(numbers.get(i));
            }
        };
        List<Thread> threads = new ArrayList<>();
        for (int k = 1; k < n; k++) {
            threads.add(new Thread(adds));
        }
        threads.forEach(Thread::start);
        adds.run();
        for (Thread thread : threads) {
            thread.join();
        }
        return total.get();
    }
}

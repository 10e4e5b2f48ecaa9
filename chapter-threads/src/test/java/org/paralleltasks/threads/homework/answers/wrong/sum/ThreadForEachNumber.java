package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** As many threads as numbers, whatever n says. */
@KilledBy("allRunAtTheSameTime")
public class ThreadForEachNumber implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        long[] read = new long[numbers.size()];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int index = i;
            threads.add(new Thread(() -> read[index] = numbers.get(index)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.stream(read).sum();
    }
}

package org.paralleltasks.threads.homework.answers.wrong.sum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** Each has its own key, and all have one map that is not thread-safe. */
@KilledBy("sharedDataIsOrdered")
public class MapWithoutLock implements ParallelSum {
    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        Map<Integer, Long> sums = new HashMap<>();
        Map<Integer, RuntimeException> failures = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int first = k;
            threads.add(new Thread(() -> {
                try {
                    long sum = 0;
                    for (int i = first; i < numbers.size(); i += n) {
                        sum += numbers.get(i);
                    }
                    sums.put(first, sum);
                } catch (RuntimeException e) {
                    failures.put(first, e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.values().iterator().next();
        }
        return sums.values().stream().mapToLong(Long::longValue).sum();
    }
}

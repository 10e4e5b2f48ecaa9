package org.paralleltasks.threads.homework.answers.right.sum;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.threads.homework.given.Numbers;
import org.paralleltasks.threads.homework.given.ParallelSum;

/** As on the slide: a class that extends Thread and keeps its result. */
public class SubclassOfThread implements ParallelSum {
    private static final class Adder extends Thread {
        private final Numbers numbers;
        private final int first;
        private final int step;
        private long sum;
        private RuntimeException failure;

        Adder(Numbers numbers, int first, int step) {
            this.numbers = numbers;
            this.first = first;
            this.step = step;
        }

        @Override
        public void run() {
            try {
                for (int i = first; i < numbers.size(); i += step) {
                    sum += numbers.get(i);
                }
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        long result() throws InterruptedException {
            join();
            return sum;
        }
    }

    @Override
    public long sum(Numbers numbers, int n) throws InterruptedException {
        List<Adder> adders = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            adders.add(new Adder(numbers, k, n));
        }
        adders.forEach(Thread::start);
        long total = 0;
        RuntimeException failure = null;
        for (Adder adder : adders) {
            total += adder.result();
            failure = failure == null ? adder.failure : failure;
        }
        if (failure != null) {
            throw failure;
        }
        return total;
    }
}

package org.paralleltasks.benchmarks.multiprocess;

import java.util.concurrent.locks.Lock;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.benchmarks.figures.Timing;
import org.paralleltasks.multiprocess.process.ProcessLock;

/**
 * Takes and releases a lock, alone or while a worker does the same; the value is the time of one such pair of calls, all
 * those of both processes counted.
 */
final class LockProgram {
    private LockProgram() {}

    /**
     * Runs the contender.
     *
     * @param args {@code alone} or {@code contended}, and how often each process takes the lock in a round
     */
    public static void main(String[] args) throws Exception {
        int times = Integer.parseInt(args[1]);
        ProcessLock lock = new ProcessLock();
        switch (args[0]) {
            case "alone" ->
                Rounds.serve(() -> {
                    long start = System.nanoTime();
                    takeAndRelease(lock, times);
                    return Timing.secondsSince(start) / times;
                });
            case "contended" -> {
                try (Partner partner = Partner.start(() -> takeAndRelease(lock, times))) {
                    Rounds.serve(() -> contended(partner, lock, times));
                }
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static double contended(Partner partner, Lock lock, int times) throws Exception {
        long start = System.nanoTime();
        partner.begin();
        takeAndRelease(lock, times);
        partner.awaitDone();
        return Timing.secondsSince(start) / (2.0 * times);
    }

    private static void takeAndRelease(Lock lock, int times) {
        for (int i = 0; i < times; i++) {
            lock.lock();
            lock.unlock();
        }
    }
}

package org.paralleltasks.timer;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A job that takes its time, and notes for each of its runs how late it begins. For one periodic task. */
final class PeriodicJob implements Runnable {
    private final BlockingQueue<Long> lateness = new LinkedBlockingQueue<>();
    private final long submitted = System.nanoTime();
    private final long periodMillis;
    private final long durationMillis;

    /** Touched by the runs only: those of one task never overlap, and each sees what the one before did. */
    private long plannedMillis;

    /** A job to be submitted now, without a delay. */
    PeriodicJob(long periodMillis, long durationMillis) {
        this.periodMillis = periodMillis;
        this.durationMillis = durationMillis;
    }

    @Override
    public void run() {
        lateness.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - submitted) - plannedMillis);
        plannedMillis += periodMillis;
        try {
            Thread.sleep(durationMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Cancelled.
        }
    }

    /** How many milliseconds after its planned time the next run began; waits until it has begun. */
    long nextLateness() throws InterruptedException {
        return lateness.take();
    }
}

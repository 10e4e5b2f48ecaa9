package org.paralleltasks.timer.homework.answers.wrong.heartbeat;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** It waits, and has broken off what it waits for. */
@KilledBy("waitsForTheBeatThatGoesOn")
public class InterruptsTheBeat implements Heartbeat {
    private final ScheduledExecutorService timer;
    private final long periodMillis;
    private final Runnable beat;
    private volatile Future<?> future;
    private volatile boolean stopped;

    public InterruptsTheBeat(ScheduledExecutorService timer, long periodMillis, Runnable beat) {
        this.timer = timer;
        this.periodMillis = periodMillis;
        this.beat = beat;
    }

    @Override
    public synchronized void start() {
        if (!stopped) {
            future = timer.scheduleAtFixedRate(this::beatOnce, 0, periodMillis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void beatOnce() {
        if (!stopped) {
            try {
                beat.run();
            } catch (RuntimeException e) {
                // The next one may do better.
            }
        }
    }

    @Override
    public void stop() {
        stopped = true;
        Future<?> scheduled = future;
        if (scheduled != null) {
            scheduled.cancel(true);
        }
        synchronized (this) {
            future = null;
        }
    }
}

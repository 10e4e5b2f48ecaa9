package org.paralleltasks.timer.homework.answers.right.heartbeat;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** As the second hint says. */
public class OneMonitor implements Heartbeat {
    private final ScheduledExecutorService timer;
    private final long periodMillis;
    private final Runnable beat;
    private Future<?> future;
    private boolean stopped;

    public OneMonitor(ScheduledExecutorService timer, long periodMillis, Runnable beat) {
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
    public synchronized void stop() {
        stopped = true;
        if (future != null) {
            future.cancel(false);
        }
    }
}

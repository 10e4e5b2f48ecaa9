package org.paralleltasks.timer.homework.answers.wrong.heartbeat;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** Who stops before the start is not heard. */
@KilledBy("stopsForGood")
public class StartForgetsTheStop implements Heartbeat {
    private final ScheduledExecutorService timer;
    private final long periodMillis;
    private final Runnable beat;
    private Future<?> future;
    private boolean stopped;

    public StartForgetsTheStop(ScheduledExecutorService timer, long periodMillis, Runnable beat) {
        this.timer = timer;
        this.periodMillis = periodMillis;
        this.beat = beat;
    }

    @Override
    public synchronized void start() {
        stopped = false;
        if (future == null) {
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

package org.paralleltasks.timer.homework.answers.wrong.heartbeat;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** No beat, and yet the timer works for it for ever. */
@KilledBy("stopsForGood")
public class OnlyAFlag implements Heartbeat {
    private final ScheduledExecutorService timer;
    private final long periodMillis;
    private final Runnable beat;
    private boolean stopped;

    public OnlyAFlag(ScheduledExecutorService timer, long periodMillis, Runnable beat) {
        this.timer = timer;
        this.periodMillis = periodMillis;
        this.beat = beat;
    }

    @Override
    public synchronized void start() {
        if (!stopped) {
            Future<?> unused = timer.scheduleAtFixedRate(this::beatOnce, 0, periodMillis, TimeUnit.MILLISECONDS);
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
    }
}

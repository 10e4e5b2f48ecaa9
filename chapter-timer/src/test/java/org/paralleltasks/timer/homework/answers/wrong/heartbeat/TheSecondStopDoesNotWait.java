package org.paralleltasks.timer.homework.answers.wrong.heartbeat;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** Who comes second has nothing to do, and does not wait either. */
@KilledBy("waitsForTheBeatThatGoesOn")
public class TheSecondStopDoesNotWait implements Heartbeat {
    private final ReentrantLock beating = new ReentrantLock();
    private final AtomicReference<Future<?>> future = new AtomicReference<>();
    private final ScheduledExecutorService timer;
    private final long periodMillis;
    private final Runnable beat;
    private volatile boolean stopped;

    public TheSecondStopDoesNotWait(ScheduledExecutorService timer, long periodMillis, Runnable beat) {
        this.timer = timer;
        this.periodMillis = periodMillis;
        this.beat = beat;
    }

    @Override
    public void start() {
        future.set(timer.scheduleAtFixedRate(this::beatOnce, 0, periodMillis, TimeUnit.MILLISECONDS));
        if (stopped) {
            future.get().cancel(false);
        }
    }

    private void beatOnce() {
        beating.lock();
        try {
            if (!stopped) {
                beat.run();
            }
        } catch (RuntimeException e) {
            // The next one may do better.
        } finally {
            beating.unlock();
        }
    }

    @Override
    public void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        beating.lock();
        beating.unlock();
        Future<?> scheduled = future.get();
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }
}

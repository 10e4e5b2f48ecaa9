package org.paralleltasks.timer.homework.answers.wrong.heartbeat;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** Who has the only permit waits for it. */
@KilledBy("canBeStoppedByABeat")
public class WaitsForItself implements Heartbeat {
    private final Semaphore turn = new Semaphore(1);
    private final ScheduledExecutorService timer;
    private final long periodMillis;
    private final Runnable beat;
    private volatile boolean stopped;
    private Future<?> future;

    public WaitsForItself(ScheduledExecutorService timer, long periodMillis, Runnable beat) {
        this.timer = timer;
        this.periodMillis = periodMillis;
        this.beat = beat;
    }

    @Override
    public void start() {
        turn.acquireUninterruptibly();
        try {
            if (!stopped) {
                future = timer.scheduleAtFixedRate(this::beatOnce, 0, periodMillis, TimeUnit.MILLISECONDS);
            }
        } finally {
            turn.release();
        }
    }

    private void beatOnce() {
        turn.acquireUninterruptibly();
        try {
            if (!stopped) {
                beat.run();
            }
        } catch (RuntimeException e) {
            // The next one may do better.
        } finally {
            turn.release();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        turn.acquireUninterruptibly();
        try {
            if (future != null) {
                future.cancel(false);
            }
        } finally {
            turn.release();
        }
    }
}

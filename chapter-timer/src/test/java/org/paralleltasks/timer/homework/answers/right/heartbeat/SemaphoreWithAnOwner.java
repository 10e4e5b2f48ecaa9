package org.paralleltasks.timer.homework.answers.right.heartbeat;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** A semaphore is not reentrant: the beat leaves a note of its thread. */
public class SemaphoreWithAnOwner implements Heartbeat {
    private final Semaphore turn = new Semaphore(1);
    private final ScheduledExecutorService timer;
    private final long periodMillis;
    private final Runnable beat;
    private volatile Thread beating;
    private volatile boolean stopped;
    private Future<?> future;

    public SemaphoreWithAnOwner(ScheduledExecutorService timer, long periodMillis, Runnable beat) {
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
        beating = Thread.currentThread();
        try {
            if (!stopped) {
                beat.run();
            }
        } catch (RuntimeException e) {
            // The next one may do better.
        } finally {
            beating = null;
            turn.release();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        boolean isTheBeat = beating == Thread.currentThread();
        if (!isTheBeat) {
            turn.acquireUninterruptibly();
        }
        try {
            if (future != null) {
                future.cancel(false);
            }
        } finally {
            if (!isTheBeat) {
                turn.release();
            }
        }
    }
}

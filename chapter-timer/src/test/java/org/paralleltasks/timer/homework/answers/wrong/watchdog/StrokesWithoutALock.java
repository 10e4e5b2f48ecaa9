package org.paralleltasks.timer.homework.answers.wrong.watchdog;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Watchdog;

/** The second finds the job called off and not yet the next one, and says that it is too late. */
@KilledBy("twoStrokeAtTheSameTime")
public class StrokesWithoutALock implements Watchdog {
    private final Semaphore mutex = new Semaphore(1);
    private final ScheduledExecutorService timer;
    private final long timeoutMillis;
    private final Runnable alarm;
    private volatile AtomicBoolean taken;
    private volatile Future<?> future;
    private volatile boolean stopped;

    public StrokesWithoutALock(ScheduledExecutorService timer, long timeoutMillis, Runnable alarm) {
        this.timer = timer;
        this.timeoutMillis = timeoutMillis;
        this.alarm = alarm;
    }

    @Override
    public void start() {
        mutex.acquireUninterruptibly();
        try {
            if (!stopped) {
                schedule();
            }
        } finally {
            mutex.release();
        }
    }

    private void schedule() {
        AtomicBoolean mine = new AtomicBoolean();
        taken = mine;
        future = timer.schedule(
                () -> {
                    if (mine.compareAndSet(false, true)) {
                        alarm.run();
                    }
                },
                timeoutMillis,
                TimeUnit.MILLISECONDS);
    }

    /** Calls off the job that waits; says whether there was one and it has not begun. */
    private boolean callOff() {
        boolean inTime = taken != null && taken.compareAndSet(false, true);
        if (inTime) {
            future.cancel(false);
        }
        return inTime;
    }

    @Override
    public boolean stroke() {
        if (stopped || !callOff()) {
            return false;
        }
        schedule();
        return true;
    }

    @Override
    public boolean stop() {
        mutex.acquireUninterruptibly();
        try {
            if (!stopped) {
                stopped = taken == null || callOff();
            }
            return stopped;
        } finally {
            mutex.release();
        }
    }
}

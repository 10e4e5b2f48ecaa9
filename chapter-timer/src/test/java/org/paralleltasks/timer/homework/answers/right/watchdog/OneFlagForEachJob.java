package org.paralleltasks.timer.homework.answers.right.watchdog;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltasks.timer.homework.given.Watchdog;

/** Each job has a flag that can be taken once, by itself or by whoever calls it off; a semaphore is the lock. */
public class OneFlagForEachJob implements Watchdog {
    private final Semaphore mutex = new Semaphore(1);
    private final ScheduledExecutorService timer;
    private final long timeoutMillis;
    private final Runnable alarm;
    private AtomicBoolean taken;
    private Future<?> future;
    private boolean stopped;

    public OneFlagForEachJob(ScheduledExecutorService timer, long timeoutMillis, Runnable alarm) {
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
        mutex.acquireUninterruptibly();
        try {
            if (stopped || !callOff()) {
                return false;
            }
            schedule();
            return true;
        } finally {
            mutex.release();
        }
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

package org.paralleltasks.timer.homework.answers.wrong.watchdog;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Watchdog;

/** A stroke between the look and the act comes too late, and does not know it. */
@KilledBy("strokeAndAlarmAtTheSameTime")
public class LooksThenRaises implements Watchdog {
    private final ReentrantLock lock = new ReentrantLock();
    private final ScheduledExecutorService timer;
    private final long timeoutMillis;
    private final Runnable alarm;
    private Object token;
    private Future<?> future;
    private boolean raised;
    private boolean stopped;

    public LooksThenRaises(ScheduledExecutorService timer, long timeoutMillis, Runnable alarm) {
        this.timer = timer;
        this.timeoutMillis = timeoutMillis;
        this.alarm = alarm;
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (!stopped) {
                watch();
            }
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        Object own = new Object();
        token = own;
        future = timer.schedule(() -> expire(own), timeoutMillis, TimeUnit.MILLISECONDS);
    }

    private void expire(Object own) {
        boolean isLatest;
        lock.lock();
        try {
            isLatest = token == own;
        } finally {
            lock.unlock();
        }
        if (isLatest) {
            raise();
            alarm.run();
        }
    }

    private void raise() {
        lock.lock();
        try {
            raised = true;
            token = null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean stroke() {
        lock.lock();
        try {
            if (token == null) {
                return false;
            }
            future.cancel(false);
            watch();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean stop() {
        lock.lock();
        try {
            stopped = true;
            if (token != null) {
                token = null;
                future.cancel(false);
            }
            return !raised;
        } finally {
            lock.unlock();
        }
    }
}

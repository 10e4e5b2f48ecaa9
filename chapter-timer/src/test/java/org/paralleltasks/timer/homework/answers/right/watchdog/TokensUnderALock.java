package org.paralleltasks.timer.homework.answers.right.watchdog;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.timer.homework.given.Watchdog;

/** The latest job has the token. */
public class TokensUnderALock implements Watchdog {
    private final ReentrantLock lock = new ReentrantLock();
    private final ScheduledExecutorService timer;
    private final long timeoutMillis;
    private final Runnable alarm;
    private Object token;
    private Future<?> future;
    private boolean raised;
    private boolean stopped;

    public TokensUnderALock(ScheduledExecutorService timer, long timeoutMillis, Runnable alarm) {
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
            if (isLatest) {
                raised = true;
                token = null;
            }
        } finally {
            lock.unlock();
        }
        if (isLatest) {
            alarm.run();
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

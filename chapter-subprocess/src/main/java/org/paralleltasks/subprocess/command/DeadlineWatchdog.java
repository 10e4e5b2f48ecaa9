package org.paralleltasks.subprocess.command;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.TimeoutObserver;
import org.apache.commons.exec.Watchdog;

/**
 * Tells an observer when a deadline has passed, from a daemon thread of its own, unless it is stopped before.
 *
 * <p>{@link Watchdog} itself measures on the clock of the day, so that setting that clock would lengthen or shorten a
 * time-out, and in whole milliseconds. This one waits on {@link System#nanoTime()}.
 */
final class DeadlineWatchdog extends Watchdog {
    private final String threadName;
    private final long deadlineNanos;
    private boolean stopped;

    /**
     * @param threadName for its thread
     * @param start when the time began, a {@link System#nanoTime()}
     * @param timeout how long it is, above 0
     */
    @SuppressWarnings("deprecation") // The builder that replaces this constructor cannot make a subclass.
    DeadlineWatchdog(String threadName, long start, Duration timeout, TimeoutObserver observer) {
        super(Math.max(1, Command.saturatedMillis(timeout)));
        this.threadName = threadName;
        deadlineNanos = start + Command.saturatedNanos(timeout);
        addTimeoutObserver(observer);
    }

    @Override
    public void start() {
        CommandThread.of(threadName, this).start();
    }

    @Override
    public void run() {
        if (deadlinePassesBeforeStop()) {
            fireTimeoutOccured();
        }
    }

    private synchronized boolean deadlinePassesBeforeStop() {
        long leftNanos = deadlineNanos - System.nanoTime();
        while (!stopped && leftNanos > 0) {
            try {
                // Rounded up: a wait of 0 ms would wait for ever.
                wait(TimeUnit.NANOSECONDS.toMillis(leftNanos) + 1);
            } catch (InterruptedException e) {
                // Not meant for this thread: a time-out is stopped by stop().
            }
            leftNanos = deadlineNanos - System.nanoTime();
        }
        return !stopped;
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}

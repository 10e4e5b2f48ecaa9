package org.paralleltasks.timer.homework;

import java.util.concurrent.ScheduledExecutorService;
import org.paralleltasks.timer.homework.given.Watchdog;

/** Task 3: a watchdog that is stroked. The instructions are in Task3Watchdog.md. */
public class Task3Watchdog implements Watchdog {
    private final ScheduledExecutorService timer;
    private final long timeoutMillis;
    private final Runnable alarm;

    public Task3Watchdog(ScheduledExecutorService timer, long timeoutMillis, Runnable alarm) {
        this.timer = timer;
        this.timeoutMillis = timeoutMillis;
        this.alarm = alarm;
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException("TODO 3: let the timer raise the alarm when the time is over");
    }

    @Override
    public boolean stroke() {
        throw new UnsupportedOperationException("TODO 3: let the time begin anew, unless it is too late");
    }

    @Override
    public boolean stop() {
        throw new UnsupportedOperationException("TODO 3: see to it that there is no alarm any more, unless it is too late");
    }
}

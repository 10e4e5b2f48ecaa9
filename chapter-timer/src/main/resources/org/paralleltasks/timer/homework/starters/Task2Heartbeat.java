package org.paralleltasks.timer.homework;

import java.util.concurrent.ScheduledExecutorService;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** Task 2: a heartbeat that stops. The instructions are in Task2Heartbeat.md. */
public class Task2Heartbeat implements Heartbeat {
    private final ScheduledExecutorService timer;
    private final long periodMillis;
    private final Runnable beat;

    public Task2Heartbeat(ScheduledExecutorService timer, long periodMillis, Runnable beat) {
        this.timer = timer;
        this.periodMillis = periodMillis;
        this.beat = beat;
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException("TODO 2: let the timer beat now and then once in each period");
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("TODO 2: see to it that no beat goes on and none will begin");
    }
}

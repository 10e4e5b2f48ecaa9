package org.paralleltasks.timer.homework.answers.wrong.watchdog;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Watchdog;

/** Between the two halves of a stroke another may stop the dog; what is then put into the timer stays. */
@KilledBy("strokeAndStopAtTheSameTime")
public class StrokesInTwoHalves implements Watchdog {
    private enum State {
        NEW,
        ON_DUTY,
        RAISED,
        STOPPED
    }

    private final ScheduledExecutorService timer;
    private final long timeoutMillis;
    private final Runnable alarm;
    private final Object stroking = new Object();
    private State state = State.NEW;
    private long latest;
    private Future<?> future;

    public StrokesInTwoHalves(ScheduledExecutorService timer, long timeoutMillis, Runnable alarm) {
        this.timer = timer;
        this.timeoutMillis = timeoutMillis;
        this.alarm = alarm;
    }

    @Override
    public synchronized void start() {
        if (state == State.NEW) {
            state = State.ON_DUTY;
            schedule();
        }
    }

    private void schedule() {
        long number = ++latest;
        future = timer.schedule(() -> expire(number), timeoutMillis, TimeUnit.MILLISECONDS);
    }

    private void expire(long number) {
        synchronized (this) {
            if (state != State.ON_DUTY || number != latest) {
                return;
            }
            state = State.RAISED;
        }
        alarm.run();
    }

    @Override
    public boolean stroke() {
        synchronized (stroking) {
            synchronized (this) {
                if (state != State.ON_DUTY) {
                    return false;
                }
                future.cancel(false);
            }
            synchronized (this) {
                schedule();
            }
            return true;
        }
    }

    @Override
    public synchronized boolean stop() {
        if (state != State.RAISED) {
            state = State.STOPPED;
            if (future != null) {
                future.cancel(false);
            }
        }
        return state == State.STOPPED;
    }
}

package org.paralleltasks.timer.homework.answers.wrong.watchdog;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Watchdog;

/** Between the look and the act the alarm is raised. */
@KilledBy("stopAndAlarmAtTheSameTime")
public class StopsWhateverThereIs implements Watchdog {
    /** One job in the timer, or none. */
    private final class Watch {
        private volatile Future<?> future;

        Watch begin() {
            future = timer.schedule(this::expire, timeoutMillis, TimeUnit.MILLISECONDS);
            return this;
        }

        void expire() {
            if (latest.compareAndSet(this, raised)) {
                alarm.run();
            }
        }

        void end() {
            Future<?> scheduled = future;
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        }
    }

    private final Watch none = new Watch();
    private final Watch raised = new Watch();
    private final Watch stopped = new Watch();
    private final AtomicReference<Watch> latest = new AtomicReference<>(none);
    private final ScheduledExecutorService timer;
    private final long timeoutMillis;
    private final Runnable alarm;

    public StopsWhateverThereIs(ScheduledExecutorService timer, long timeoutMillis, Runnable alarm) {
        this.timer = timer;
        this.timeoutMillis = timeoutMillis;
        this.alarm = alarm;
    }

    @Override
    public void start() {
        if (latest.get() == none) {
            replace(none, new Watch().begin());
        }
    }

    private boolean replace(Watch old, Watch next) {
        boolean replaced = latest.compareAndSet(old, next);
        (replaced ? old : next).end();
        return replaced;
    }

    @Override
    public boolean stroke() {
        while (true) {
            Watch old = latest.get();
            if (old == none || old == raised || old == stopped) {
                return false;
            }
            if (replace(old, new Watch().begin())) {
                return true;
            }
        }
    }

    @Override
    public boolean stop() {
        Watch old = latest.get();
        if (old == raised || old == stopped) {
            return old == stopped;
        }
        latest.set(stopped);
        old.end();
        return true;
    }
}

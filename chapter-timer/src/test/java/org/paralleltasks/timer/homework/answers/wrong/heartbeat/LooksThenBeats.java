package org.paralleltasks.timer.homework.answers.wrong.heartbeat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** A stop between the look and the beat finds no beat, and one begins. */
@KilledBy("stopAndBeatAtTheSameTime")
public class LooksThenBeats implements Heartbeat {
    private final ScheduledExecutorService timer;
    private final long periodMillis;
    private final Runnable beat;
    private CompletableFuture<Void> current = CompletableFuture.completedFuture(null);
    private Thread beating;
    private Future<?> future;
    private boolean stopped;

    public LooksThenBeats(ScheduledExecutorService timer, long periodMillis, Runnable beat) {
        this.timer = timer;
        this.periodMillis = periodMillis;
        this.beat = beat;
    }

    @Override
    public synchronized void start() {
        if (!stopped) {
            future = timer.scheduleAtFixedRate(this::beatOnce, 0, periodMillis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void begin() {
        current = new CompletableFuture<>();
        beating = Thread.currentThread();
    }

    private void beatOnce() {
        if (!isStopped()) {
            begin();
            try {
                beat.run();
            } catch (RuntimeException e) {
                // The next one may do better.
            } finally {
                end();
            }
        }
    }

    private synchronized void end() {
        beating = null;
        current.complete(null);
    }

    private synchronized CompletableFuture<Void> last() {
        stopped = true;
        if (future != null) {
            future.cancel(false);
        }
        return beating == Thread.currentThread() ? CompletableFuture.completedFuture(null) : current;
    }

    @Override
    public void stop() {
        last().join();
    }
}

package org.paralleltasks.timer.homework.answers.right.heartbeat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** No lock is held while it beats: who stops waits for a future of the beat that goes on. */
public class WaitsForTheLastOutsideOfTheLock implements Heartbeat {
    private final ScheduledExecutorService timer;
    private final long periodMillis;
    private final Runnable beat;
    private CompletableFuture<Void> current = CompletableFuture.completedFuture(null);
    private Thread beating;
    private Future<?> future;
    private boolean stopped;

    public WaitsForTheLastOutsideOfTheLock(ScheduledExecutorService timer, long periodMillis, Runnable beat) {
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

    private synchronized boolean begin() {
        if (stopped) {
            return false;
        }
        current = new CompletableFuture<>();
        beating = Thread.currentThread();
        return true;
    }

    private void beatOnce() {
        if (begin()) {
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

package org.paralleltasks.timer.homework.answers.wrong.delayedcall;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.DelayedCall;

/** Whoever joins goes on when the function begins. */
@KilledBy("joinWaitsForTheEnd")
public class OverWhenItBegins implements DelayedCall {
    private final ScheduledExecutorService timer;
    private final long delayMillis;
    private final Consumer<List<String>> function;
    private final List<String> arguments;
    private Future<?> future;
    private boolean started;
    private boolean begun;
    private boolean cancelled;
    private boolean over;

    public OverWhenItBegins(
            ScheduledExecutorService timer, long delayMillis, Consumer<List<String>> function, List<String> arguments) {
        this.timer = timer;
        this.delayMillis = delayMillis;
        this.function = function;
        this.arguments = new ArrayList<>(arguments);
    }

    @Override
    public synchronized void start() {
        if (started) {
            throw new IllegalStateException("started before");
        }
        started = true;
        if (!cancelled) {
            future = timer.schedule(this::call, delayMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void call() {
        synchronized (this) {
            if (cancelled) {
                return;
            }
            begun = true;
            over = true;
            notifyAll();
        }
        try {
            function.accept(arguments);
        } finally {
            end();
        }
    }

    private synchronized void end() {
        over = true;
        notifyAll();
    }

    @Override
    public synchronized boolean cancel() {
        if (!begun) {
            cancelled = true;
            notifyAll();
            if (future != null) {
                future.cancel(false);
            }
        }
        return cancelled;
    }

    @Override
    public synchronized void join() throws InterruptedException {
        while (!over && !cancelled) {
            wait();
        }
    }
}

package org.paralleltasks.timer.homework.answers.right.delayedcall;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.paralleltasks.timer.homework.given.DelayedCall;

/** A CompletableFuture is what one joins, and a semaphore with one permit is what one has to get. */
public class FutureThatIsCompleted implements DelayedCall {
    private final Semaphore starts = new Semaphore(1);
    private final Semaphore turn = new Semaphore(1);
    private final CompletableFuture<Boolean> called = new CompletableFuture<>();
    private final ScheduledExecutorService timer;
    private final long delayMillis;
    private final Consumer<List<String>> function;
    private final List<String> arguments;
    private final AtomicReference<Future<?>> future = new AtomicReference<>();
    private volatile boolean cancelled;

    public FutureThatIsCompleted(
            ScheduledExecutorService timer, long delayMillis, Consumer<List<String>> function, List<String> arguments) {
        this.timer = timer;
        this.delayMillis = delayMillis;
        this.function = function;
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public void start() {
        if (!starts.tryAcquire()) {
            throw new IllegalStateException("started before");
        }
        future.set(timer.schedule(this::call, delayMillis, TimeUnit.MILLISECONDS));
        if (cancelled) {
            future.get().cancel(false);
        }
    }

    private void call() {
        if (turn.tryAcquire()) {
            try {
                function.accept(arguments);
            } finally {
                called.complete(true);
            }
        }
    }

    @Override
    public synchronized boolean cancel() {
        if (turn.tryAcquire()) {
            cancelled = true;
            called.complete(false);
            Future<?> scheduled = future.get();
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        }
        return cancelled;
    }

    @Override
    public void join() throws InterruptedException {
        try {
            called.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("it is never completed by an exception", e);
        }
    }
}

package org.paralleltasks.timer.homework.answers.wrong.delayedcall;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.DelayedCall;

/** Ten seconds are more than any delay. */
@KilledBy("joinWaitsHoweverLongItTakes")
public class JoinsForTenSeconds implements DelayedCall {
    private enum State {
        PENDING,
        BEGUN,
        CANCELLED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ScheduledExecutorService timer;
    private final long delayMillis;
    private final Consumer<List<String>> function;
    private final List<String> arguments;
    private volatile Future<?> future;

    public JoinsForTenSeconds(
            ScheduledExecutorService timer, long delayMillis, Consumer<List<String>> function, List<String> arguments) {
        this.timer = timer;
        this.delayMillis = delayMillis;
        this.function = function;
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public void start() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("started before");
        }
        if (state.get() == State.PENDING) {
            future = timer.schedule(this::call, delayMillis, TimeUnit.MILLISECONDS);
            if (state.get() == State.CANCELLED) {
                future.cancel(false);
            }
        }
    }

    private void call() {
        if (state.compareAndSet(State.PENDING, State.BEGUN)) {
            try {
                function.accept(arguments);
            } finally {
                over.countDown();
            }
        }
    }

    @Override
    public boolean cancel() {
        if (state.compareAndSet(State.PENDING, State.CANCELLED)) {
            over.countDown();
            Future<?> scheduled = future;
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        }
        return state.get() == State.CANCELLED;
    }

    @Override
    public void join() throws InterruptedException {
        if (!over.await(10, TimeUnit.SECONDS)) {
            return;
        }
    }
}

package org.paralleltasks.timer.homework.answers.right.delayedcall;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.paralleltasks.timer.homework.given.DelayedCall;

/** The same with a lock and a condition. */
public class LockAndCondition implements DelayedCall {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private final ScheduledExecutorService timer;
    private final long delayMillis;
    private final Runnable call;
    private Future<?> future;
    private boolean started;
    private boolean taken;
    private boolean cancelled;
    private boolean over;

    public LockAndCondition(
            ScheduledExecutorService timer, long delayMillis, Consumer<List<String>> function, List<String> arguments) {
        this.timer = timer;
        this.delayMillis = delayMillis;
        List<String> own = List.copyOf(arguments);
        this.call = () -> function.accept(own);
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (started) {
                throw new IllegalStateException("started before");
            }
            started = true;
            if (!taken) {
                future = timer.schedule(this::run, delayMillis, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever is the first to take it, has it. */
    private boolean take() {
        lock.lock();
        try {
            boolean first = !taken;
            taken = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        if (take()) {
            try {
                call.run();
            } finally {
                settle();
            }
        }
    }

    private void settle() {
        lock.lock();
        try {
            over = true;
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean cancel() {
        lock.lock();
        try {
            if (take()) {
                cancelled = true;
                if (future != null) {
                    future.cancel(false);
                }
                settle();
            }
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void join() throws InterruptedException {
        lock.lock();
        try {
            while (!over) {
                settled.await();
            }
        } finally {
            lock.unlock();
        }
    }
}

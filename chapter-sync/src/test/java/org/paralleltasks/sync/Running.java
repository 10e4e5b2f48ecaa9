package org.paralleltasks.sync;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A call in a thread of its own, a daemon: a test that fails leaves nobody behind who waits for ever. */
final class Running<R> {
    private static final long LONGEST_SECONDS = 20;

    final Thread thread;

    private final FutureTask<R> task;
    private volatile long nanos;

    Running(Callable<R> call) {
        task = new FutureTask<>(() -> {
            long start = System.nanoTime();
            try {
                return call.call();
            } finally {
                nanos = System.nanoTime() - start;
            }
        });
        thread = new Thread(task, "running");
        thread.setDaemon(true);
        thread.start();
    }

    /** What it returned, or throws, wrapped, what it threw; within 20 s. */
    R result() throws Exception {
        return task.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    /** How long it took, when {@link #result} has come. */
    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}

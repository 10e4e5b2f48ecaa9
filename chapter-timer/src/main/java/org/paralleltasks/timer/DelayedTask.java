package org.paralleltasks.timer;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A thread that waits, then runs a job once, unless somebody cancels it before: Python's {@code threading.Timer}.
 *
 * <pre>{@code
 * DelayedTask task = new DelayedTask(3_000, () -> System.out.println("three seconds later"));
 * task.start();
 * task.join(); // returns after the job, or soon after a cancel()
 * }</pre>
 *
 * <p>The delay is counted from when the started thread begins to run, by a clock that nobody can set ({@link
 * System#nanoTime}). The job runs in this thread. What it throws ends this thread, and goes to its {@linkplain
 * Thread#getUncaughtExceptionHandler() handler of uncaught exceptions}.
 *
 * <p>An {@linkplain Thread#interrupt() interrupt} before the job is due, or before the start, calls it off like {@link
 * #cancel()}. Once the job runs, an interrupt is the job's affair.
 *
 * <p>All methods may be called by any thread. What a thread did before {@code start()}, the job sees; what the job did,
 * a thread sees after {@code join()}.
 */
public class DelayedTask extends Thread {
    /** Java's own numbers begin at Thread-0, Python's and therefore the deck's at Thread-1. */
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    /** Leaves PENDING once, by a compare-and-set: this is where a cancel and a firing at one time are told apart. */
    private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final long delayMillis;
    private final Runnable job;

    private enum State {
        PENDING,
        FIRED,
        CANCELLED
    }

    /**
     * A task that is not started yet.
     *
     * @param delayMillis the time from the start to the job, in milliseconds, not negative
     * @param job what to run then, not null
     * @throws IllegalArgumentException if the delay is negative
     */
    public DelayedTask(long delayMillis, Runnable job) {
        super("Thread-" + LAST_NUMBER.incrementAndGet());
        if (delayMillis < 0) {
            throw new IllegalArgumentException("a delay of " + delayMillis + " ms: it cannot be negative");
        }
        this.delayMillis = delayMillis;
        this.job = Objects.requireNonNull(job, "job");
    }

    /** Waits for the delay and runs the job; not to be called, {@link #start()} does. */
    @Override
    public void run() {
        try {
            awaitDelayOrCancel();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        }
        if (state.compareAndSet(State.PENDING, State.FIRED)) {
            job.run();
        }
    }

    /**
     * Calls the job off, if it has not begun. A job that runs is left alone, and one that is over stays done.
     *
     * @return true if the job has not run and never will, be it by this call or by an earlier one
     */
    public boolean cancel() {
        state.compareAndSet(State.PENDING, State.CANCELLED);
        cancelled.countDown(); // Ends the wait, if there is one.
        return state.get() == State.CANCELLED;
    }

    /** Not private: a test stands between the end of this wait and the decision, where the race is. */
    void awaitDelayOrCancel() throws InterruptedException {
        cancelled.await(delayMillis, TimeUnit.MILLISECONDS);
    }
}

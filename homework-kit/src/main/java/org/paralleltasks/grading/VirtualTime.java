package org.paralleltasks.grading;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Time that passes when a scenario says so, and the timer that goes by it: hours pass in no time, and a job is never late.
 * It starts at 0. A scenario opens it, gives {@link #timer()} to the subject, and closes it. Thread-safe, except where
 * said.
 */
public final class VirtualTime implements AutoCloseable {
    private static final long MOST_MILLIS_TO_END = 1_000;

    private final Round<?> round;
    private final VirtualTimer timer;

    /**
     * Starts the timer's thread, which {@link #close()} ends.
     *
     * @param round in which it passes
     */
    public VirtualTime(Round<?> round) {
        this.round = round;
        this.timer = new VirtualTimer(() -> round.step("begins a job that is due"));
        round.named("the timer", timer);
        timer.start();
    }

    /**
     * The timer: one thread named {@value VirtualTimer#THREAD}, which does one job after the other. It behaves as the JDK's
     * {@link java.util.concurrent.ScheduledThreadPoolExecutor} does, except that a job that is cancelled is not kept until
     * its time comes, and that it refuses to be shut down.
     */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Lets time pass, and waits until the jobs that became due have ended. For the scenario's own thread. */
    public void pass(long millis) {
        letPass(millis);
        awaitJobs();
    }

    /** Lets time pass, and does not wait: a job that became due may be going on. */
    public void letPass(long millis) {
        timer.letPass(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Waits until no job is due or goes on. For the scenario's own thread. */
    public void awaitJobs() {
        round.await(timer::isIdle, "the jobs of the timer that are due have ended");
    }

    /** Says how long a job takes that is going on. For the job itself. */
    public void takes(long millis) {
        timer.takes(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** The time since the beginning; for a job, that when it became due, or what it has taken since. */
    public long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(timer.nowNanos());
    }

    /** How many jobs wait for their time, those not counted that are cancelled. */
    public int waiting() {
        return timer.waiting();
    }

    /** Whether the calling thread is the timer's. */
    public boolean isTimerThread() {
        return timer.isOwnThread();
    }

    /** Ends the timer's thread, and waits for it unless it is in a job that does not end. */
    @Override
    public void close() {
        timer.end(MOST_MILLIS_TO_END);
    }
}

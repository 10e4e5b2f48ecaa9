package org.paralleltasks.grading;

import org.paralleltasks.grading.probe.Abandoned;
import org.paralleltasks.grading.probe.Run;
import org.paralleltasks.grading.probe.Tracked;

/** A thread that a scenario made. For use by the scenario's own thread. */
public final class Worker {
    private final Round<?> round;
    private final Run run;
    private final Thread thread;
    private Tracked tracked;
    private volatile Throwable failure;
    private volatile boolean expectsFailure;
    private boolean endSeen;

    Worker(Round<?> round, Run run, String name, Action action) {
        this.round = round;
        this.run = run;
        this.thread = new Thread(() -> perform(action), name);
        this.thread.setDaemon(true);
    }

    private void perform(Action action) {
        try {
            action.perform();
        } catch (Abandoned e) {
            // The run is over, and nobody asks.
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** Starts the thread. */
    public Worker start() {
        tracked = run.follow(thread);
        thread.start();
        return this;
    }

    /** Says that an exception in this thread is part of the scenario and not a failure. */
    public Worker mayThrow() {
        expectsFailure = true;
        return this;
    }

    /** What the thread's action threw so far, or null. */
    public Throwable thrown() {
        return failure;
    }

    /** The thread's name. */
    public String name() {
        return thread.getName();
    }

    /** Whether the thread has ended. */
    public boolean hasEnded() {
        return tracked != null && !thread.isAlive();
    }

    /** Whether the thread waits for something without a limit: a lock, a condition, another thread. */
    public boolean isWaiting() {
        Thread.State state = thread.getState();
        return state == Thread.State.BLOCKED || state == Thread.State.WAITING;
    }

    /** Whether the thread sleeps or waits with a limit, by itself. */
    boolean isTimed() {
        return thread.getState() == Thread.State.TIMED_WAITING && !isHeld();
    }

    /** Interrupts the thread. */
    public void interrupt() {
        run.interrupts(thread);
        thread.interrupt();
    }

    /**
     * Interrupts the thread where the schedule holds it; if it is not held, as soon as it waits or has ended. Under all
     * schedules the interrupt so comes at each of its steps.
     */
    public void interruptWhereHeld() {
        round.await(() -> isHeld() || isWaiting() || hasEnded(), "'" + name() + "' waits or has ended");
        interrupt();
    }

    /**
     * Waits until the thread has ended.
     *
     * @throws CheckFailed if it cannot end any more, or has thrown what it may not
     */
    public void awaitEnd() {
        round.await(this::hasEnded, "'" + name() + "' ends");
        see();
    }

    /**
     * Waits until the thread either waits for something without a limit or has ended, and stays so.
     *
     * @return true if it waits
     * @throws CheckFailed if it does neither in time
     */
    public boolean awaitStandstill() {
        round.awaitStandstill(this);
        see();
        return !hasEnded();
    }

    /** Throws what went wrong in the thread, if anything did. */
    void see() {
        if (hasEnded() && !endSeen) {
            endSeen = true;
            run.sawEndOf(thread);
        }
        Throwable thrown = failure;
        if (thrown != null && (!expectsFailure || Todo.isIn(thrown) || thrown instanceof AssertionError)) {
            round.report(name(), thrown);
        }
    }

    boolean isStarted() {
        return tracked != null;
    }

    long steps() {
        return tracked == null ? 0 : tracked.events();
    }

    boolean isHeld() {
        return tracked != null && tracked.isHeld();
    }

    Thread thread() {
        return thread;
    }
}

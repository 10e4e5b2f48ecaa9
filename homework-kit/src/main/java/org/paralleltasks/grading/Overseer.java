package org.paralleltasks.grading;

import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.probe.Abandoned;

/**
 * Performs a check in a thread of its own and sees to it that there is an end: also when the scenario itself calls the
 * subject, and the call never returns. For use by one thread, once.
 */
final class Overseer {
    /** What the thread is called that performs a check. */
    static final String NAME = "the grader";

    private static final long PAUSE_MILLIS = 25;
    private static final int LOOKS = 12;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** What is performed; it may throw anything. */
    @FunctionalInterface
    interface Performance {
        void perform() throws Throwable;
    }

    private final Trial<?> trial;
    private final Thread thread;
    private volatile Throwable thrown;

    Overseer(Performance performance, Trial<?> trial) {
        this.trial = trial;
        this.thread = new Thread(() -> perform(performance), NAME);
        this.thread.setDaemon(true);
    }

    private void perform(Performance performance) {
        try {
            performance.perform();
        } catch (Abandoned e) {
            // Already given up.
        } catch (Throwable e) {
            thrown = e;
        }
    }

    /** Performs it; returns what it threw, or null. */
    Throwable perform() {
        thread.start();
        long begin = System.nanoTime();
        long steps = -1;
        int still = 0;
        while (true) {
            try {
                thread.join(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return given("the grading was interrupted");
            }
            if (!thread.isAlive()) {
                return thrown;
            }
            Round<?> round = trial.round();
            long now = round == null ? 0 : round.run().steps();
            still = waitsInTheSubject() && now == steps ? still + 1 : 0;
            steps = now;
            if (still >= LOOKS && round != null && !round.release()) {
                return given("the grader's own call of it never returns");
            }
            if (System.nanoTime() - begin > LIMIT_NANOS) {
                return given("after " + TimeUnit.NANOSECONDS.toSeconds(LIMIT_NANOS) + " s it has not come to an end");
            }
        }
    }

    private boolean waitsInTheSubject() {
        Thread.State state = thread.getState();
        if (state != Thread.State.WAITING && state != Thread.State.BLOCKED) {
            return false;
        }
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (Stacks.isOfTheSubject(frame)) {
                return true;
            }
        }
        return false;
    }

    private CheckFailed given(String message) {
        CheckFailed failed = new CheckFailed(message, null, true);
        Round<?> round = trial.round();
        if (round == null) {
            return failed;
        }
        failed.in(round);
        round.run().close();
        round.close();
        return failed;
    }
}

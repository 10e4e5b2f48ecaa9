package org.paralleltasks.grading;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.paralleltasks.grading.probe.Schedule;

/**
 * Waits, and notices when waiting is in vain: when all threads of a round wait or are blocked without a limit, over several
 * looks, and none has made a step between them. This does not depend on how fast the machine is. For use by one thread.
 */
final class Standstill {
    /** So many looks in a row without a step, with a pause between them, are a standstill. */
    private static final int LOOKS = 10;

    private static final int LOOKS_TO_RELEASE = 3;
    private static final long PAUSE_NANOS = 50_000;
    private static final long LONG_PAUSE_NANOS = 1_000_000;
    private static final int QUICK_LOOKS = 50;

    private final Schedule schedule;
    private final Set<Thread> before;
    private final long limitNanos;

    /**
     * @param schedule may hold a thread, which is let go when all others stand still
     * @param before the threads that were there before the subject's
     * @param limitMillis how long to wait for a thread that works or sleeps
     */
    Standstill(Schedule schedule, Set<Thread> before, long limitMillis) {
        this.schedule = schedule;
        this.before = before;
        this.limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
    }

    void await(BooleanSupplier holds, String what, Round<?> round) {
        long begin = System.nanoTime();
        long steps = -1;
        int still = 0;
        for (int look = 0; !holds.getAsBoolean(); look++) {
            round.seeFailures();
            long now = round.run().steps();
            boolean quiet = now == steps && areQuiet(round);
            steps = now;
            still = quiet ? still + 1 : 0;
            if (still >= LOOKS_TO_RELEASE && schedule.release()) {
                still = 0;
            } else if (still >= LOOKS && othersAreQuiet(round)) {
                if (holds.getAsBoolean()) {
                    return;
                }
                round.seeFailures();
                throw new CheckFailed("nothing moves any more, and it is not so that " + what, null, true);
            }
            if (System.nanoTime() - begin > limitNanos) {
                throw new CheckFailed(
                        "after " + TimeUnit.NANOSECONDS.toSeconds(limitNanos) + " s it is still not so that " + what,
                        null,
                        true);
            }
            pause(look);
        }
        round.seeFailures();
    }

    void awaitStandstill(Worker worker, Round<?> round) {
        long begin = System.nanoTime();
        int still = 0;
        long steps = -1;
        for (int look = 0; !worker.hasEnded(); look++) {
            long now = round.run().steps();
            still = worker.isWaiting() && !worker.isHeld() && now == steps ? still + 1 : 0;
            steps = now;
            if (still >= LOOKS) {
                return;
            }
            if (worker.isHeld() && areQuiet(round)) {
                schedule.release();
            }
            round.seeFailures();
            if (System.nanoTime() - begin > limitNanos) {
                throw new CheckFailed(
                        "after " + TimeUnit.NANOSECONDS.toSeconds(limitNanos) + " s '" + worker.name()
                                + "' neither waits nor has ended",
                        null,
                        true);
            }
            pause(look);
        }
    }

    /** Whether all threads of the scenario wait without a limit, are held, or have ended. */
    private static boolean areQuiet(Round<?> round) {
        for (Worker worker : round.workers()) {
            if (worker.isStarted() && !worker.hasEnded() && !worker.isHeld() && !worker.isWaiting()) {
                return false;
            }
        }
        return true;
    }

    /** Whether also the threads that the subject made wait, or idle in a pool. */
    private boolean othersAreQuiet(Round<?> round) {
        return subjectThreads(round).stream().allMatch(Standstill::isQuiet);
    }

    /** The threads of the round, and those that were not there before. */
    Set<Thread> subjectThreads(Round<?> round) {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeAll(before);
        threads.remove(Thread.currentThread());
        threads.removeIf(t -> t.getThreadGroup() == null || t.getThreadGroup().getName().equals("system"));
        return threads;
    }

    private static boolean isQuiet(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TERMINATED -> true;
            case TIMED_WAITING -> idles(thread.getStackTrace());
            default -> false;
        };
    }

    /** Whether that is a pool's thread which waits for work and would end after a time without. */
    private static boolean idles(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String method = frame.getMethodName();
            if (method.equals("awaitWork")) {
                return true;
            }
            if (frame.getClassName().contains("DelayedWorkQueue") || Stacks.isOfTheSubject(frame)) {
                return false;
            }
            if (method.equals("getTask")) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int look) {
        if (look < QUICK_LOOKS / 5) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(look < QUICK_LOOKS ? PAUSE_NANOS : LONG_PAUSE_NANOS);
        }
    }
}

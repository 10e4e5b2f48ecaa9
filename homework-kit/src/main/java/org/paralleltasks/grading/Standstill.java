package org.paralleltasks.grading;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.paralleltasks.grading.probe.Schedule;

/**
 * Waits, and notices when waiting is in vain: when all threads of a round wait or are blocked without a limit, and stay so
 * over many looks. A thread that has been woken still looks as if it waited until the operating system lets it run; so
 * these looks have pauses in which it would have had its turn many times over. For use by one thread.
 */
final class Standstill {
    /** So many looks in a row without a step, with a long pause and a turn for all after each, are a standstill. */
    private static final int LOOKS = 30;

    /** So many times as much where other processes are: it takes long to start a JVM, and its threads may sleep for a moment. */
    private static final int TIMES_WITH_PROCESSES = 3;

    /** So many are enough to let a held thread go on: if it is too early, this play is only less telling. */
    private static final int LOOKS_TO_RELEASE = 3;

    /** So many are enough to say that one thread waits at this moment. */
    private static final int LOOKS_TO_WAIT = 3;

    /** So many are enough where only a wrong subject would still do something. */
    private static final int LOOKS_TO_STAND_STILL = 10;

    /** In so many looks a thread that waits for good is not seen with a limit to its waiting. */
    private static final int LOOKS_TO_BE_TIMED = 60;

    /** No right answer makes so many steps before it waits. */
    private static final int STEPS_OF_A_SPIN = 50_000;

    /** After so many steps of the others a held thread goes on, though they do not stand still. */
    private static final int STEPS_TO_RELEASE = 3_000;

    private static final long NANOS_TO_RELEASE = 40_000_000;

    /** Who waits with a limit for the held thread is not seen to wait for good: it is enough that nobody does anything. */
    private static final long NANOS_TO_RELEASE_FROM_SLEEPERS = 8_000_000;

    private static final int SPARE_THREADS = 16;
    private static final int QUICK_LOOKS = 8;
    private static final long QUICK_PAUSE_NANOS = 20_000;
    private static final long PAUSE_NANOS = 500_000;
    private static final long SHORT_PAUSE_NANOS = 1_000_000;

    /** A look at all processes is work that they then lack. */
    private static final long NANOS_BETWEEN_SCANS = 4_000_000;

    /** As long as a JVM starts, the next look may wait: the JVM needs the processor. */
    private static final long NANOS_BETWEEN_SCANS_OF_BUSY_JVMS = 25_000_000;

    private static final long LONG_PAUSE_NANOS = 10_000_000;
    private static final long LONGEST_NANOS_TO_STAND_STILL = 250_000_000;
    private static final long LONGEST_NANOS_FOR_JVMS_TO_STAND_STILL = 3_000_000_000L;

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
        long scannedNanos = begin;
        long heldSinceNanos = begin;
        long awakeNanos = begin;
        long heldSince = 0;
        long steps = -1;
        int still = 0;
        boolean jvms = false;
        long limit = round.scriptsOrNull() == null ? limitNanos : TIMES_WITH_PROCESSES * limitNanos;
        for (int look = 0; !holds.getAsBoolean(); look++) {
            round.seeFailures();
            long now = round.run().steps();
            if (now != steps || !areQuiet(round)) {
                still = 0;
            } else if (round.scriptsOrNull() == null) {
                still++;
            } else if (System.nanoTime() - scannedNanos
                    > (jvms && still == 0 ? NANOS_BETWEEN_SCANS_OF_BUSY_JVMS : NANOS_BETWEEN_SCANS)) {
                ProcessTable table = round.scriptsOrNull().table();
                still = table.isQuiet() && othersAreQuiet(round) ? still + 1 : 0;
                jvms |= table.hasJvm();
                scannedNanos = System.nanoTime();
            }
            if (!schedule.isHolding()) {
                heldSince = now;
                heldSinceNanos = System.nanoTime();
            }
            if (!schedule.isHolding() || now != steps || !areAsleep(round)) {
                awakeNanos = System.nanoTime();
            }
            steps = now;
            if (still >= LOOKS_TO_RELEASE && schedule.isHolding() && othersAreQuiet(round) && schedule.release()) {
                still = 0;
            } else if (now - heldSince > STEPS_TO_RELEASE
                    || System.nanoTime() - heldSinceNanos > NANOS_TO_RELEASE
                    || System.nanoTime() - awakeNanos > NANOS_TO_RELEASE_FROM_SLEEPERS) {
                schedule.release(); // The others go round and round, or wait with a limit, until the held thread goes
                // on.
            } else if (still >= (jvms ? TIMES_WITH_PROCESSES : 1) * LOOKS && othersAreQuiet(round)) {
                if (holds.getAsBoolean()) {
                    break;
                }
                round.seeFailures();
                throw new CheckFailed("it never happens that " + what + ": nothing moves any more", null, true);
            }
            checkLimit(begin, limit, "it has not happened that " + what);
            if (round.scriptsOrNull() == null) {
                pause(look, still);
            } else {
                LockSupport.parkNanos(SHORT_PAUSE_NANOS);
            }
        }
        round.seeFailures();
    }

    void awaitStandstill(Round<?> round) {
        Canary.awaitTurn(); // Who has just been woken, or interrupted, does not look as if it waited on.
        long begin = System.nanoTime();
        long longest = LONGEST_NANOS_TO_STAND_STILL;
        long steps = -1;
        for (int still = 0; still < LOOKS_TO_STAND_STILL && System.nanoTime() - begin < longest; ) {
            round.seeFailures();
            long now = round.run().steps();
            boolean isQuiet = now == steps && areQuiet(round) && othersAreQuiet(round);
            long pause = SHORT_PAUSE_NANOS;
            Scripts scripts = round.scriptsOrNull();
            if (scripts != null) {
                ProcessTable table = scripts.table();
                isQuiet &= table.isQuiet();
                if (table.hasJvm()) {
                    longest = LONGEST_NANOS_FOR_JVMS_TO_STAND_STILL;
                    pause = isQuiet ? pause : NANOS_BETWEEN_SCANS_OF_BUSY_JVMS;
                }
            }
            still = isQuiet ? still + 1 : 0;
            steps = now;
            LockSupport.parkNanos(pause);
        }
    }

    void awaitStandstill(Worker worker, Round<?> round) {
        long begin = System.nanoTime();
        long first = worker.steps();
        long steps = -1;
        int still = 0;
        int timed = 0;
        for (int look = 0; !worker.hasEnded() && still < LOOKS_TO_WAIT; look++) {
            round.seeFailures();
            long now = worker.steps();
            timed += worker.isTimed() ? 1 : 0;
            if (timed > LOOKS_TO_BE_TIMED) {
                throw new CheckFailed(
                        "'" + worker.name() + "' looks again and again, with pauses, and does not simply wait",
                        null,
                        true);
            }
            if (now - first > STEPS_OF_A_SPIN) {
                throw new CheckFailed(
                        "'" + worker.name() + "' goes round and round, and uses the processor while it waits",
                        null,
                        true);
            }
            still = now == steps && worker.isWaiting() && !worker.isHeld() ? still + 1 : 0;
            steps = now;
            if (worker.isHeld() && areQuiet(round)) {
                schedule.release();
            }
            checkLimit(begin, limitNanos, "'" + worker.name() + "' neither waits nor has ended");
            pause(Math.max(look, QUICK_LOOKS), 0);
        }
        round.seeFailures();
    }

    private static void checkLimit(long begin, long limit, String otherwise) {
        if (System.nanoTime() - begin > limit) {
            throw new CheckFailed("after " + TimeUnit.NANOSECONDS.toSeconds(limit) + " s " + otherwise, null, true);
        }
    }

    boolean release() {
        return schedule.release();
    }

    /** Whether all threads of the scenario wait without a limit, are held, or have ended. */
    private static boolean areQuiet(Round<?> round) {
        for (Worker worker : round.workers()) {
            if (worker.isStarted()
                    && !worker.hasEnded()
                    && !worker.isHeld()
                    && !worker.isWaiting()
                    && !(round.scriptsOrNull() != null && Stacks.isInSystemCall(worker.thread()))) {
                return false;
            }
        }
        return true;
    }

    /** Whether all threads wait, be it with a limit, or are held; not where a process may do what they wait for. */
    private boolean areAsleep(Round<?> round) {
        return round.scriptsOrNull() == null
                && subjectThreads().stream().noneMatch(t -> t.getState() == Thread.State.RUNNABLE);
    }

    /** Whether also the threads that the subject made wait, or idle in a pool. */
    private boolean othersAreQuiet(Round<?> round) {
        return subjectThreads().stream().allMatch(thread -> isQuiet(thread, round))
                && (round.scriptsOrNull() == null || !looksForAnEnd());
    }

    /**
     * Whether somebody waits for the end of a process that is not a child of this JVM: there the JDK looks now and then, with
     * pauses, and the end comes when it has looked.
     */
    private static boolean looksForAnEnd() {
        return alive().stream()
                .filter(t -> t.getState() == Thread.State.TIMED_WAITING
                        && t.getName().startsWith("process reaper"))
                .anyMatch(t -> Arrays.stream(t.getStackTrace())
                        .anyMatch(f -> f.getClassName().startsWith("java.lang.ProcessHandleImpl")));
    }

    /** The threads of the round, and those that were not there before. */
    Set<Thread> subjectThreads() {
        Set<Thread> threads = alive();
        threads.removeAll(before);
        threads.remove(Thread.currentThread());
        threads.removeIf(t -> Canary.is(t) || hasEndedOrIsOfTheSystem(t.getThreadGroup()));
        return threads;
    }

    private static boolean hasEndedOrIsOfTheSystem(ThreadGroup group) {
        return group == null || group.getName().equals("system");
    }

    /** All platform threads, without their stacks: those would cost a stop of all of them. */
    private static Set<Thread> alive() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] found = new Thread[root.activeCount() + SPARE_THREADS];
        int number = root.enumerate(found);
        while (number == found.length) {
            found = new Thread[2 * found.length];
            number = root.enumerate(found);
        }
        return new HashSet<>(Arrays.asList(found).subList(0, number));
    }

    private static boolean isQuiet(Thread thread, Round<?> round) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TERMINATED -> true;
            case TIMED_WAITING -> {
                StackTraceElement[] stack = thread.getStackTrace();
                yield idles(stack) || round.polls(stack);
            }
            default -> round.scriptsOrNull() != null && Stacks.isInSystemCall(thread);
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

    private static void pause(int look, int still) {
        if (still > LOOKS_TO_RELEASE) {
            LockSupport.parkNanos(LONG_PAUSE_NANOS);
            Canary.awaitTurn();
        } else if (look < QUICK_LOOKS && still == 0) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(look < 10 * QUICK_LOOKS ? QUICK_PAUSE_NANOS : PAUSE_NANOS);
        }
    }
}

package org.paralleltasks.sync;

import java.lang.Thread.State;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.paralleltasks.common.Pace;

/**
 * Where a thread is, in one line for a person: what it waits for, who holds that, at which line of the source. It is
 * what {@code jstack} shows, asked by the program itself.
 *
 * <p>Safe for use by any thread. An answer may be out of date by the time it is read, except for a thread that is
 * stuck.
 */
final class Whereabouts {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Set<State> WAITING = EnumSet.of(State.BLOCKED, State.WAITING, State.TIMED_WAITING);

    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Whereabouts() {}

    /**
     * Tells where a thread is: {@code 'B' waits at Printer.java:61 for ReentrantLock held by 'A', which has
     * ended}.
     *
     * @param thread a thread that has been started
     * @param named objects that are called by their {@code toString()} if the thread waits for one of them; others are
     *     called by their class
     * @return one line, never null
     */
    static String of(Thread thread, Object... named) {
        ThreadInfo info = info(thread);
        if (info == null) {
            return "'" + thread.getName() + "' has ended";
        }
        return "'" + info.getThreadName() + "' " + doing(info) + line(info) + what(info, named);
    }

    /**
     * Returns when the thread waits for that, at a line of that class. So a program can bring about one particular order
     * of events instead of hoping for it. Any other wait on the way there does not count: for the log, for a class that
     * is being loaded, at the entrance of a monitor.
     *
     * @param in the class whose line it waits at: the innermost one that is not the JDK's own
     * @param what the class of what it waits for, such as {@code ReentrantLock} or {@code Condition}
     * @throws IllegalStateException if it has ended, or does not wait there within 20 s
     */
    static void awaitWaiting(Thread thread, Class<?> in, Class<?> what) throws InterruptedException {
        long start = System.nanoTime();
        while (!waits(thread, in, what)) {
            if (!thread.isAlive() || System.nanoTime() - start > LONGEST_WAIT_NANOS) {
                throw new IllegalStateException(
                        "was to wait in " + in.getSimpleName() + " for " + what.getSimpleName() + ": " + of(thread));
            }
            Thread.sleep(1);
        }
    }

    private static boolean waits(Thread thread, Class<?> in, Class<?> what) {
        ThreadInfo info = info(thread);
        return info != null
                && info.getThreadState() != State.BLOCKED
                && info.getLockInfo() != null
                && name(info.getLockInfo()).equals(what.getSimpleName())
                && ownFrame(info)
                        .filter(frame -> frame.getClassName().equals(in.getName()))
                        .isPresent();
    }

    /**
     * Waits for the end of the threads: for 2 s at speed 1, never less than 1 s, so that a busy machine cannot make a
     * slow thread look like a stuck one. Those that have not ended by then are interrupted and awaited; they must be of
     * the kind that heeds it.
     *
     * @return for each thread that had to be interrupted, where it was; empty if all have ended by themselves
     */
    static List<String> joinOrInterrupt(List<Thread> threads) throws InterruptedException {
        long patience = TimeUnit.MILLISECONDS.toNanos(Math.max(1_000, Pace.millis(2_000)));
        long start = System.nanoTime();
        for (Thread thread : threads) {
            long left = patience - (System.nanoTime() - start);
            thread.join(1 + Math.max(0, TimeUnit.NANOSECONDS.toMillis(left))); // join(0) would wait for ever
        }
        // First ask all, then end them: the end of one may set others free.
        List<Thread> stuck = threads.stream().filter(Thread::isAlive).toList();
        List<String> where = stuck.stream().map(Whereabouts::of).toList();
        stuck.forEach(Thread::interrupt);
        for (Thread thread : stuck) {
            thread.join();
        }
        return where;
    }

    /** Null if it has ended. */
    private static ThreadInfo info(Thread thread) {
        return THREADS.getThreadInfo(new long[] {thread.getId()}, true, true)[0];
    }

    private static String doing(ThreadInfo info) {
        if (!WAITING.contains(info.getThreadState())) {
            return "runs";
        }
        return info.getLockInfo() == null ? "sleeps" : "waits";
    }

    /** The innermost line that is not the JDK's own. */
    private static Optional<StackTraceElement> ownFrame(ThreadInfo info) {
        return Stream.of(info.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
                .findFirst();
    }

    private static String line(ThreadInfo info) {
        return ownFrame(info)
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    private static String what(ThreadInfo info, Object... named) {
        LockInfo lock = info.getLockInfo();
        return lock == null ? "" : " for " + name(lock, named) + owner(info);
    }

    private static String name(LockInfo lock, Object... named) {
        for (Object each : named) {
            if (System.identityHashCode(each) == lock.getIdentityHashCode()) {
                return each.toString();
            }
        }
        // A ReentrantLock shows as its inner ReentrantLock$NonfairSync, a condition as ...$ConditionObject.
        return lock.getClassName()
                .replaceAll("\\$(Sync|NonfairSync|FairSync)$", "")
                .replaceAll(".*\\$ConditionObject$", "Condition")
                .replaceAll(".*[.$]", "");
    }

    private static String owner(ThreadInfo info) {
        if (info.getLockOwnerName() == null) {
            return "";
        }
        boolean ended = THREADS.getThreadInfo(info.getLockOwnerId()) == null;
        return " held by '" + info.getLockOwnerName() + "'" + (ended ? ", which has ended" : "");
    }
}

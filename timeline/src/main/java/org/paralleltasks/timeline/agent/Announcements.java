package org.paralleltasks.timeline.agent;

import java.util.concurrent.locks.ReentrantLock;

/**
 * What a recorded program tells just before and just after some of its calls, which it makes itself. Each method takes the
 * call's receiver and the field that this was read from, or null where it came from elsewhere.
 *
 * <p>A release is told before it happens and an acquisition after it, so that in the recording, too, a lock is released
 * before the next thread has it. A call that ends with an exception tells no end.
 */
public final class Announcements {
    private Announcements() {}

    public static void lockBegins(Object lock, String field) {
        Steps.ofLock(Step.LOCK_REQUESTED, lock, field);
    }

    public static void lockEnds(Object lock, String field) {
        Steps.ofLock(Step.LOCK_ACQUIRED, lock, field);
    }

    public static void lockEnds(boolean acquired, Object lock, String field) {
        Steps.ofLock(acquired ? Step.LOCK_ACQUIRED : Step.LOCK_REFUSED, lock, field);
    }

    public static void unlock(Object lock, String field) {
        if (!(lock instanceof ReentrantLock reentrant) || reentrant.isHeldByCurrentThread()) {
            Steps.ofLock(Step.LOCK_RELEASED, lock, field);
        }
    }

    public static void waitBegins(Object condition, String field) {
        Steps.ofLock(Step.WAIT_BEGINS, condition, field);
    }

    public static void waitEnds(Object condition, String field) {
        Steps.ofLock(Step.WAIT_ENDS, condition, field);
    }

    public static void signal(Object condition, String field) {
        Steps.ofLock(Step.NOTIFIED, condition, field, "signal");
    }

    public static void signalAll(Object condition, String field) {
        Steps.ofLock(Step.NOTIFIED, condition, field, "signalAll");
    }

    public static void notify(Object monitor, String field) {
        Steps.ofLock(Step.NOTIFIED, monitor, field, "notify");
    }

    public static void notifyAll(Object monitor, String field) {
        Steps.ofLock(Step.NOTIFIED, monitor, field, "notifyAll");
    }

    public static void joinBegins(Object thread, String field) {
        Steps.record(Step.JOIN_BEGINS, null, null, null, idOf(thread));
    }

    public static void joinEnds(Object thread, String field) {
        Steps.record(Step.JOIN_ENDS, null, null, null, idOf(thread));
    }

    public static void interrupt(Object thread, String field) {
        Steps.record(Step.INTERRUPTED, null, null, null, idOf(thread));
    }

    public static void readBegins(Object channel, String field) {
        Steps.record(Step.READ_BEGINS, null, null, null, 0);
    }

    public static void readEnds(Object channel, String field) {
        Steps.record(Step.READ_ENDS, null, null, null, 0);
    }

    public static void destroy(Object process, String field) {
        Steps.record(Step.SIGNAL_SENT, null, null, "SIGTERM", pidOf(process));
    }

    public static void destroyForcibly(Object process, String field) {
        Steps.record(Step.SIGNAL_SENT, null, null, "SIGKILL", pidOf(process));
    }

    /** JDK 19 has another name for it, which 17 does not know. */
    @SuppressWarnings("deprecation")
    private static long idOf(Object thread) {
        return ((Thread) thread).getId();
    }

    private static long pidOf(Object process) {
        return process instanceof ProcessHandle handle ? handle.pid() : ((Process) process).pid();
    }
}

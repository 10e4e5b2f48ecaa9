package org.paralleltasks.timeline.agent;

/** What the monitors of a recorded program are told to; called by the rewritten classes. */
public final class RecordedMonitors {
    private RecordedMonitors() {}

    /** Before {@code synchronized (monitor)}. */
    public static void requested(Object monitor, String field) {
        if (!Thread.holdsLock(monitor)) {
            Steps.ofLock(Step.LOCK_REQUESTED, monitor, field);
        }
    }

    /** After it, and at the beginning of a method with that modifier. */
    public static void acquired(Object monitor) {
        Steps.ofLock(Step.LOCK_ACQUIRED, monitor, null);
    }

    /** Before the monitor is released. */
    public static void released(Object monitor) {
        Steps.ofLock(Step.LOCK_RELEASED, monitor, null);
    }
}

package org.paralleltasks.grading.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A thread as a run sees it. Written by that thread alone, except where said. */
public final class Tracked {
    private final Thread thread;
    private final long number;
    private final boolean ofTheGrader;
    private volatile long events;
    volatile boolean held;

    /** What this thread holds, latest first; read by others only when it no longer moves. */
    final Deque<Object> holds = new ArrayDeque<>();

    /** So many calls of code that is not known has this thread begun and not ended; what they call back is in between. */
    int unknownCalls;

    /** Whether code that is not known called the subject's, such as that of a pool or a FutureTask; null before it is seen. */
    private Boolean calledByOthers;

    /** What the wait that this thread has begun will have acquired when it ends, on whichever way; or null. */
    List<Object> pending;

    Tracked(Thread thread, long number, boolean ofTheGrader) {
        this.thread = thread;
        this.number = number;
        this.ofTheGrader = ofTheGrader;
    }

    /** The thread itself. */
    public Thread thread() {
        return thread;
    }

    /**
     * Tells the threads of a run apart, and means the same thread in another play of the same scenario, whichever comes
     * first to a probe: its place in the order in which threads are made. Negative for one that was there before.
     */
    public long number() {
        return number;
    }

    /** Counts one more event; only this thread does. */
    void step() {
        long next = events + 1;
        events = next;
    }

    /** Whether the grader started it, and not the subject. */
    public boolean isOfTheGrader() {
        return ofTheGrader;
    }

    /**
     * Whether code that is not known stands between the thread's beginning and the subject's step that it is about to do:
     * that code may tell other threads of it, and no probe sees how. Called by the thread itself.
     */
    boolean isCalledByTheUnknown() {
        if (ofTheGrader) {
            return unknownCalls > 0;
        }
        if (calledByOthers == null) {
            calledByOthers = !beginsInTheSubject(thread.getStackTrace());
        }
        return calledByOthers || unknownCalls > 0;
    }

    private static boolean beginsInTheSubject(StackTraceElement[] stack) {
        int outermost = stack.length - 1;
        while (outermost > 0 && stack[outermost].getClassName().equals("java.lang.Thread")) {
            outermost--;
        }
        return SubjectLoader.hasLoaded(stack[outermost].getClassName());
    }

    /** Whether the schedule keeps it waiting at a probe. */
    public boolean isHeld() {
        return held;
    }

    /** How many events it has had so far. */
    public long events() {
        return events;
    }
}

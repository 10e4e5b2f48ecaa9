package org.paralleltasks.grading.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A thread as a run sees it. Written by that thread alone, except where said. */
public final class Tracked {
    private final Thread thread;
    private final int number;
    private final boolean ofTheGrader;
    private volatile long events;
    volatile boolean held;

    /** What this thread holds, latest first; read by others only when it no longer moves. */
    final Deque<Object> holds = new ArrayDeque<>();

    /** What the wait that this thread has begun will have acquired when it ends, on whichever way; or null. */
    List<Object> pending;

    Tracked(Thread thread, int number, boolean ofTheGrader) {
        this.thread = thread;
        this.number = number;
        this.ofTheGrader = ofTheGrader;
    }

    /** The thread itself. */
    public Thread thread() {
        return thread;
    }

    /** Its place in the order in which the run came to know its threads; 0 is the grader's own. */
    public int number() {
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

    /** Whether the schedule keeps it waiting at a probe. */
    public boolean isHeld() {
        return held;
    }

    /** How many events it has had so far. */
    public long events() {
        return events;
    }
}

package org.paralleltasks.timeline.model;

/** Why one thread could go on. */
public enum ArrowKind {
    /** A thread was started, or a process. */
    STARTED,
    /** A lock was released, and the other got it. */
    RELEASED,
    /** One that waited was told to go on. */
    NOTIFIED,
    /** A thread or process ended that the other had waited for. */
    ENDED,
    INTERRUPTED,
    SIGNALLED,
    /** Drawn between the two that block each other: the one waits for what the other holds, to the end of the run. */
    WAITS_FOR
}

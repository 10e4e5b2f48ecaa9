package org.paralleltasks.timeline.model;

/** What happened at an instant. */
public enum MarkKind {
    START,
    END,
    NOTIFY,
    INTERRUPT,
    /** A task in another thread was cancelled; which thread, if any, that interrupts is not recorded. */
    CANCEL,
    SIGTERM,
    SIGKILL,
    /** Another signal, named in the label. */
    SIGNAL,
    PRINTED
}

package org.paralleltasks.timeline.model;

/** What happened at an instant. */
public enum MarkKind {
    START,
    END,
    NOTIFY,
    INTERRUPT,
    SIGTERM,
    SIGKILL,
    /** Another signal, named in the label. */
    SIGNAL,
    PRINTED
}

package org.paralleltasks.timeline.model;

/** What a thread or a process did for a while. */
public enum SpanKind {
    /** It ran, or was ready to and waited for a processor: the recording does not tell these apart. */
    RUNNING,
    /** {@code Thread.sleep}. */
    SLEEPING,
    /** It waited for a lock or a monitor that another had. */
    LOCK_WAIT,
    /** It waited until another thread tells it something: a condition, a latch, a queue, a result. */
    CONDITION_WAIT,
    /** It waited for the end of a thread or a process. */
    JOINING,
    /** It waited for the time at which something is due. */
    TIMER_DELAY,
    /** It waited for bytes of a file, a pipe or a socket. */
    INPUT_WAIT,
    /** A process that is not recorded: it was there, and what it did is not known. */
    PROCESS,
    /** Nothing is recorded of this time. */
    NOT_KNOWN
}

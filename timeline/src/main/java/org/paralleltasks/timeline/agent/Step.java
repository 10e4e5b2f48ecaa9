package org.paralleltasks.timeline.agent;

/** The kinds of steps. Each is recorded as a {@link StepEvent} under its constant's name. */
public enum Step {
    /** The JVM and the recorder are up, and the program's main is about to begin. */
    PROGRAM_BEGINS,
    /** A lock is asked for; the object is the lock. */
    LOCK_REQUESTED,
    /** The lock is the thread's. */
    LOCK_ACQUIRED,
    /** It was not to be had: a time-out, an interrupt, a mere attempt. */
    LOCK_REFUSED,
    /** The lock is about to be released. */
    LOCK_RELEASED,
    /** The steps of locks and conditions that follow in this thread are not recorded: there are too many. */
    LOCKS_NOT_RECORDED,
    /** A condition was made; the object is the condition, other is its lock. */
    CONDITION_MADE,
    /** A wait for a condition or on a monitor begins, which releases the lock. */
    WAIT_BEGINS,
    /** The wait is over, and the lock is the thread's again. */
    WAIT_ENDS,
    /** One or all of those who wait are told; the text is the method. */
    NOTIFIED,
    /** A wait for the end of the other thread begins. */
    JOIN_BEGINS,
    /** That wait is over. */
    JOIN_ENDS,
    /** The other thread is interrupted. */
    INTERRUPTED,
    /** A task that runs or is to run in another thread is cancelled; the text is the call. */
    CANCELLED,
    /** A wait for input begins. */
    READ_BEGINS,
    /** That wait is over. */
    READ_ENDS,
    /** Something was written to stdout. */
    PRINTED,
    /** Something was written to stderr. */
    PRINTED_TO_STDERR,
    /** What is printed from now on is not recorded: it is too much. */
    PRINTS_NOT_RECORDED,
    /** A process is started, as of before it runs: other is its id, the text its command. */
    PROCESS_STARTED,
    /** A process has ended: other is its id, the text its exit code. */
    PROCESS_ENDED,
    /** A signal is sent to a process: other is its id, the text the signal. */
    SIGNAL_SENT
}

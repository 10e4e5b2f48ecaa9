package org.paralleltasks.exercise4.homework.given;

/** How far a job of a batch is. */
public enum State {
    /** It has not begun. */
    WAITING,
    /** It has begun, and its deadline has not passed. */
    RUNNING,
    /** It has ended well, in time. */
    DONE,
    /** It has ended badly, in time. */
    FAILED,
    /** It had not ended at its deadline. */
    TIMED_OUT
}

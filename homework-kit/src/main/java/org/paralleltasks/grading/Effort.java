package org.paralleltasks.grading;

/**
 * How much is tried, and with which luck. Immutable.
 *
 * @param seed of all that is random
 * @param delays how many plays of each scenario have random delays
 * @param limitMillis how long a scenario waits for a thread that works or sleeps
 */
record Effort(long seed, int delays, long limitMillis) {
    /** How many delays a student's answer is graded with. */
    static final int DELAYS = 300;

    /** A hundred times what a right answer needs on a busy machine. */
    static final long LIMIT_MILLIS = 6_000;
}

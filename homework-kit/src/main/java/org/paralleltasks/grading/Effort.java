package org.paralleltasks.grading;

/**
 * How much is tried, and with which luck. Immutable.
 *
 * @param seed of all that is random
 * @param delays how many plays of each scenario have random delays
 */
record Effort(long seed, int delays) {
    /** What a student's answer is graded with. */
    static final int DELAYS = 300;
}

package org.paralleltasks.threads;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * How long a task takes: the median of several rounds and their spread. Good enough to tell a factor of two; to
 * measure with care takes a harness such as JMH, which also keeps the compiler from optimizing the task away.
 *
 * <p>Immutable.
 *
 * @param medianMillis the time that half of the rounds did not exceed, in milliseconds
 * @param leastMillis the shortest round, in milliseconds
 * @param mostMillis the longest round, in milliseconds
 */
record Timing(double medianMillis, double leastMillis, double mostMillis) {
    /** What stands above {@link #columns()}. */
    static final String HEADING = "median ms      (least ..      most)";

    /**
     * Runs a task again and again.
     *
     * @param warmUps how many rounds to run first and not to count: they load the classes and have the code compiled
     * @param rounds how many rounds to count, at least 1
     * @param task the task, whose result goes unused
     * @throws Exception what the task throws; no further round is run
     */
    static Timing of(int warmUps, int rounds, Callable<?> task) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            task.call();
        }
        double[] millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            task.call();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return new Timing(millis[(rounds - 1) / 2], millis[0], millis[rounds - 1]);
    }

    /** The three figures, as wide as {@link #HEADING}. */
    String columns() {
        return String.format(Locale.ROOT, "%9.3f  (%9.3f .. %9.3f)", medianMillis, leastMillis, mostMillis);
    }
}

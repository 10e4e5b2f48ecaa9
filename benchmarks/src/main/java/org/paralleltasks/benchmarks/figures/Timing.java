package org.paralleltasks.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;

/** The clock of the contenders. */
public final class Timing {
    private static final double NANOS_IN_A_SECOND = 1e9;

    private Timing() {}

    /** Something to be timed. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /** The seconds since a value of {@link System#nanoTime()}. */
    public static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / NANOS_IN_A_SECOND;
    }

    /** The median of the seconds that a step takes, each time timed by itself: for what takes far longer than the clock. */
    public static double medianOf(int times, Step step) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            step.run();
            seconds.add(secondsSince(start));
        }
        return new Series(seconds).median();
    }
}

package org.paralleltasks.benchmarks.figures;

/**
 * How much is measured. Immutable.
 *
 * @param rounds how often each contender is measured, at least 1
 * @param quick whether each round does little: enough to see that a program works, too little for figures
 */
public record Effort(int rounds, boolean quick) {
    /** The fewest rounds whose median is worth showing. */
    public static final int MIN_ROUNDS = 5;

    /** The most rounds; a run of so many takes a day. */
    public static final int MAX_ROUNDS = 1_000;

    /** The rounds of a run for which nothing else is said. */
    public static final int DEFAULT_ROUNDS = 7;

    private static final int QUICK_ROUNDS = 1;

    /** The effort of a run that is only to show that all programs work. */
    public static Effort ofQuickRun() {
        return new Effort(QUICK_ROUNDS, true);
    }

    /**
     * How much a round does.
     *
     * @param full how much it does for figures
     * @param small how much it does in a quick run
     */
    public int of(int full, int small) {
        return quick ? small : full;
    }
}

package org.paralleltasks.common;

/**
 * The delays of the examples, at the speed that the person chose: {@code Thread.sleep(Pace.millis(10_000))} sleeps
 * ten seconds at {@code --speed 1} and half a second at {@code --speed 20}.
 *
 * <p>Safe for use by any thread.
 */
public final class Pace {
    private Pace() {}

    /**
     * A delay of the deck, divided by the speed.
     *
     * @param nominal the delay at speed 1, in milliseconds, not negative
     * @return the delay to wait now, in milliseconds: 0 only for 0, otherwise at least 1, at most {@link Long#MAX_VALUE}
     * @throws IllegalArgumentException if {@code nominal} is negative
     */
    public static long millis(long nominal) {
        return millis(nominal, Settings.current().speed());
    }

    static long millis(long nominal, double speed) {
        if (nominal < 0) {
            throw new IllegalArgumentException("a delay of " + nominal + " ms: it cannot be negative");
        }
        // The cast of a double too large for a long gives Long.MAX_VALUE.
        return nominal == 0 ? 0 : Math.max(1, (long) (nominal / speed));
    }
}

package org.paralleltasks.subprocess;

import java.math.BigDecimal;
import org.paralleltasks.common.Pace;

/** The argument of the program {@code sleep} at the pace of the course. */
final class PacedSleep {
    private PacedSleep() {}

    /**
     * A delay in seconds, as {@code sleep} reads it.
     *
     * @param nominalMillis the delay at speed 1, in milliseconds, not negative
     * @return for 2000 at speed 1 {@code "2"}, and {@code "0.1"} at speed 20
     */
    static String seconds(long nominalMillis) {
        BigDecimal seconds = BigDecimal.valueOf(Pace.millis(nominalMillis), 3);
        return seconds.stripTrailingZeros().toPlainString();
    }
}

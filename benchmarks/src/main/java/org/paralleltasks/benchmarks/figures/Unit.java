package org.paralleltasks.benchmarks.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** What a measure's values are, and how a person reads them: with three digits that count, in a unit of a handy size. */
public enum Unit {
    /** Seconds; less is better. */
    TIME(new Scale(1e-9, "ns"), new Scale(1e-6, "µs"), new Scale(1e-3, "ms"), new Scale(1, "s")),

    /** Times a second; more is better. */
    RATE(new Scale(1, "/s"), new Scale(1e3, "k/s"), new Scale(1e6, "M/s")),

    /** Bytes; less is better. */
    MEMORY(new Scale(1L << 10, "KiB"), new Scale(1L << 20, "MiB"), new Scale(1L << 30, "GiB")),

    /** Seconds of processor time in a second; less is better. */
    PROCESSOR(new Scale(1e-6, "µs/s"), new Scale(1e-3, "ms/s"), new Scale(1, "s/s"));

    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private final List<Scale> scales;

    Unit(Scale... scales) {
        this.scales = List.of(scales);
    }

    private record Scale(double size, String name) {}

    /**
     * A value as it stands in the table, such as {@code 12.3 ms}.
     *
     * @param value the value; infinite for what did not happen
     */
    public String format(double value) {
        if (Double.isInfinite(value)) {
            return "not in time";
        }
        Scale scale = scales.get(0);
        for (Scale each : scales) {
            // As it will be shown: 999.9 is 1000 by then.
            if (Math.abs(rounded(value).doubleValue()) >= each.size) {
                scale = each;
            }
        }
        return plain(value / scale.size) + " " + scale.name;
    }

    /** A ratio as it stands in the table; a dash where one of its values is that something did not happen. */
    public static String formatRatio(double ratio) {
        return Double.isFinite(ratio) && ratio > 0 ? plain(ratio) : "-";
    }

    private static String plain(double value) {
        BigDecimal rounded = rounded(value);
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }

    private static BigDecimal rounded(double value) {
        // To three digits always: 4.00 and 4 are different claims.
        BigDecimal digits = BigDecimal.valueOf(value).round(DIGITS);
        return digits.signum() == 0
                ? BigDecimal.ZERO
                : digits.setScale(digits.scale() + DIGITS.getPrecision() - digits.precision());
    }
}

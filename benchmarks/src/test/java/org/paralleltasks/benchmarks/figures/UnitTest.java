package org.paralleltasks.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "TIME, 0.0123456, 12.3 ms",
        "TIME, 0.004, 4.00 ms",
        "TIME, 27e-9, 27.0 ns",
        "TIME, 1.5e-10, 0.150 ns",
        "TIME, 0.0009999, 1.00 ms",
        "TIME, 0.0009994, 999 µs",
        "TIME, 123.4, 123 s",
        "TIME, 0, 0 ns",
        "TIME, -0.002, -2.00 ms",
        "RATE, 104321, 104 k/s",
        "RATE, 2500000, 2.50 M/s",
        "RATE, 1234567890, 1230 M/s",
        "RATE, 3.449, 3.45 /s",
        "MEMORY, 24641536, 23.5 MiB",
        "PROCESSOR, 0.00035, 350 µs/s",
        "PROCESSOR, 2, 2.00 s/s",
    })
    void threeDigitsInAHandyUnit(Unit unit, double value, String shown) {
        assertThat(unit.format(value)).isEqualTo(shown);
    }

    @Test
    void whatDidNotHappenIsNoNumber() {
        assertThat(Unit.TIME.format(Double.POSITIVE_INFINITY)).isEqualTo("not in time");
    }

    @ParameterizedTest
    @CsvSource({"0.3456, 0.346", "2, 2.00", "189.4, 189", "745678, 746000", "0, -", "NaN, -", "Infinity, -"})
    void ratios(double ratio, String shown) {
        assertThat(Unit.formatRatio(ratio)).isEqualTo(shown);
    }
}

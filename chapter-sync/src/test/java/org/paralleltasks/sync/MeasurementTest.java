package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    @Test
    void aRowShowsTheMedianAndTheSpreadOfTheRounds() {
        Measurement measurement = new Measurement("  count++", List.of(7L, 0L, 30L), List.of(2.0, 9.0, 1.0));

        assertThat(measurement.row().strip()).matches("count\\+\\+ +7  \\(0\\.\\.30\\) +2\\.0  \\(1\\.0\\.\\.9\\.0\\)");
    }

    @Test
    void isReadFromALineOfThePythonProgram() {
        assertThat(Measurement.parse("with Lock\t0 1\t3.5 4.000"))
                .isEqualTo(new Measurement("with Lock", List.of(0L, 1L), List.of(3.5, 4.0)));
    }

    @Test
    void refusesAnotherLine() {
        assertThatThrownBy(() -> Measurement.parse("Traceback")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Measurement.parse("a\tb\tc")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void roundsAddUp() {
        Measurement one = new Measurement("x", List.of(1L), List.of(1.0));

        assertThat(one.and(new Measurement("x", List.of(2L), List.of(3.0))))
                .isEqualTo(new Measurement("x", List.of(1L, 2L), List.of(1.0, 3.0)));
    }
}

package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    void theWaysTakeTurnsAndWhatIsLostIsCountedByTheMillion() throws Exception {
        List<String> calls = new ArrayList<>();
        Map<String, Measurement.Round> ways = new LinkedHashMap<>();
        for (String name : List.of("a", "b")) {
            ways.put(name, increments -> {
                calls.add(name);
                return increments == 2_000_001 ? 3 : 0;
            });
        }

        List<Measurement> measurements = Measurement.inTurns(ways, 2_000_001, 2);

        assertThat(calls.subList(calls.size() - 4, calls.size())).containsExactly("a", "b", "a", "b");
        assertThat(measurements).extracting(Measurement::name).containsExactly("a", "b");
        assertThat(measurements).allSatisfy(m -> {
            assertThat(m.lost()).as("rounded up").containsExactly(2L, 2L);
            assertThat(m.millis()).hasSize(2);
        });
    }
}

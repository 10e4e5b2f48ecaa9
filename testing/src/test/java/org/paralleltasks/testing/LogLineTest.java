package org.paralleltasks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLineTest {
    @ParameterizedTest
    @CsvSource({
        "16:09:03.500, 16:09:05.000, 1500",
        "16:09:03.513, 16:09:03.500, -13",
        "23:59:59.990, 00:00:00.010, 20",
        "00:00:00.010, 23:59:59.990, -20",
    })
    void tellsTheTimeToAnotherAlsoAcrossMidnightAndBackwards(String one, String other, long millis) {
        assertThat(LogLine.parse(one + " one").until(LogLine.parse(other + " other")))
                .isEqualTo(Duration.ofMillis(millis));
    }
}

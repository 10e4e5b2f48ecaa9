package org.paralleltasks.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.LogLine;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex01DelayedTest {
    private static final String SUBMITTED = "Task has been submitted from thread main";
    private static final String BEGINS = "Start delayed task in thread Thread-1";
    private static final String OVER = "Task submitted from thread main is over";

    @Test
    void writesTheDecksThreeLinesAtTheirTimes() throws Exception {
        Output output = JavaProgram.of(Ex01Delayed.class).withSpeed(5).run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.messages()).containsExactly(SUBMITTED, BEGINS, OVER);

        LogLine begins = output.logLine(BEGINS);
        assertThat(output.logLine(SUBMITTED).until(begins)).isBetween(nominal(3_000, 0.6), nominal(3_000, 10));
        assertThat(begins.until(output.logLine(OVER))).isBetween(nominal(5_000, 0.6), nominal(5_000, 10));
    }

    private static Duration nominal(long millis, double factor) {
        return Duration.ofMillis((long) (millis / 5 * factor));
    }
}

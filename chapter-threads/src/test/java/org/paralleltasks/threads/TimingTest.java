package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimingTest {
    @Test
    void runsTheWarmUpsAndTheRoundsAndCountsTheRoundsOnly() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Timing timing = Timing.of(2, 1, () -> {
            if (runs.incrementAndGet() <= 2) {
                Thread.sleep(500);
            }
            return null;
        });

        assertThat(runs).hasValue(3);
        assertThat(timing.mostMillis()).isLessThan(500);
    }

    @Test
    void theMedianIsTheRoundInTheMiddle() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Timing timing = Timing.of(0, 3, () -> {
            Thread.sleep(runs.getAndIncrement() == 1 ? 400 : 1);
            return null;
        });

        assertThat(timing.leastMillis()).isLessThanOrEqualTo(timing.medianMillis());
        assertThat(timing.medianMillis()).isLessThan(400);
        assertThat(timing.mostMillis()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void aFailingTaskEndsTheMeasurement() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> Timing.of(1, 5, () -> {
                    if (runs.incrementAndGet() == 2) {
                        throw new IllegalStateException("broken");
                    }
                    return null;
                }))
                .hasMessage("broken");
        assertThat(runs).hasValue(2);
    }

    @Test
    void theColumnsAreAsWideAsTheirHeading() {
        assertThat(new Timing(1.5, 0.25, 12345.678).columns())
                .isEqualTo("    1.500  (    0.250 .. 12345.678)")
                .hasSameSizeAs(Timing.HEADING);
    }
}

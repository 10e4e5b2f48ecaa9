package org.paralleltasks.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void dividesDelaysByTheSpeed() {
        assertThat(Pace.millis(10_000, 1)).isEqualTo(10_000);
        assertThat(Pace.millis(10_000, 20)).isEqualTo(500);
        assertThat(Pace.millis(10_000, 0.5)).isEqualTo(20_000);
    }

    @Test
    void neverTurnsADelayIntoNone() {
        assertThat(Pace.millis(1, 1000)).isEqualTo(1);
        assertThat(Pace.millis(0, 1000)).isZero();
    }

    @Test
    void staysInRange() {
        assertThat(Pace.millis(10_000, 1e-300)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> Pace.millis(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.paralleltasks.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void hasDefaults() {
        assertThat(resolve(null)).isEqualTo(new Settings(1, OptionalLong.empty(), "info"));
    }

    @Test
    void takesTheWholeRangeOfSpeeds() {
        assertThat(resolve("1000").speed()).isEqualTo(1000);
        assertThat(resolve("0.001").speed()).isEqualTo(0.001);
        assertThat(resolve("1e2").speed()).isEqualTo(100);
    }

    @Test
    void survivesTheWayToAnotherJvm() {
        Settings settings = Settings.resolve("0.25", "-7", "DEBUG", name -> null, name -> null);

        assertThat(settings.asJvmOptions())
                .containsExactly("-Dcourse.speed=0.25", "-Dcourse.seed=-7", "-Dcourse.log=debug");
    }

    @Test
    void saysInOneLineWhatCannotBeUsed() {
        assertThatThrownBy(() -> resolve("1\n2" + "x".repeat(500)))
                .isInstanceOf(SettingsException.class)
                .message()
                .hasLineCount(1)
                .hasSizeLessThan(200);
    }

    private static Settings resolve(String speed) {
        return Settings.resolve(speed, null, null, name -> null, name -> null);
    }
}

package org.paralleltasks.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    @Test
    void givesAThreadTheSameNumbersForTheSameSeed() {
        assertThat(draw(42, "1")).isEqualTo(draw(42, "1"));
    }

    @Test
    void givesEachThreadAndEachSeedNumbersOfItsOwn() {
        assertThat(Stream.of(draw(42, "1"), draw(42, "2"), draw(43, "1"), draw(43, "2")))
                .doesNotHaveDuplicates();
    }

    @Test
    void differsFromRunToRunWithoutASeed() {
        assertThat(draw(SeededRandom.create(OptionalLong.empty(), "1")))
                .isNotEqualTo(draw(SeededRandom.create(OptionalLong.empty(), "1")));
    }

    private static List<Integer> draw(long seed, String thread) {
        return draw(SeededRandom.create(OptionalLong.of(seed), thread));
    }

    private static List<Integer> draw(Random random) {
        return random.ints(10, 0, 1000).boxed().toList();
    }
}

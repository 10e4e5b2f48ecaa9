package org.paralleltasks.benchmarks.figures;

import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void medianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(series(9, 1, 5, 100, 2).median()).isEqualTo(5);
        assertThat(series(3).median()).isEqualTo(3);
    }

    @Test
    void medianOfAnEvenNumberIsHalfwayBetweenTheTwoInTheMiddle() {
        assertThat(series(4, 1, 3, 100).median()).isEqualTo(3.5);
    }

    @Test
    void whatDidNotHappenIsTheMedianOnlyWhereItDidNotHappenMostly() {
        assertThat(series(1, POSITIVE_INFINITY, 2).median()).isEqualTo(2);
        assertThat(series(POSITIVE_INFINITY, 1, POSITIVE_INFINITY).median()).isEqualTo(POSITIVE_INFINITY);
        assertThat(series(POSITIVE_INFINITY, POSITIVE_INFINITY).median()).isEqualTo(POSITIVE_INFINITY);
    }

    @Test
    void spreadGoesFromTheLeastToTheMost() {
        assertThat(series(9, 1, 5).min()).isEqualTo(1);
        assertThat(series(9, 1, 5).max()).isEqualTo(9);
    }

    @Test
    void quotientsAreThoseOfTheSameRound() {
        // A slow third round, for both: the quotient does not see it.
        assertThat(series(1, 2, 30).dividedBy(series(2, 4, 60)).values()).containsExactly(0.5, 0.5, 0.5);
    }

    @Test
    void seriesOfDifferentLengthsAreNotCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series(1, 2).dividedBy(series(1)))
                .withMessage("2 rounds cannot be compared with 1");
    }

    @Test
    void aSeriesHasValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Series(List.of()));
    }

    private static Series series(double... values) {
        return new Series(DoubleStream.of(values).boxed().toList());
    }
}

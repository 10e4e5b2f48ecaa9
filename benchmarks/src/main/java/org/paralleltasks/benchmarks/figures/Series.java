package org.paralleltasks.benchmarks.figures;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the rounds of one contender gave, in the order of the rounds. Immutable.
 *
 * @param values at least one; infinite for a round in which what was waited for did not happen
 */
public record Series(List<Double> values) {
    public Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a series without values");
        }
        values = List.copyOf(values);
    }

    /** The value in the middle, or halfway between the two in the middle. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        // Not their mean where they are equal: it is not a number where both are infinite.
        return sorted.size() % 2 == 1 || sorted.get(half - 1).equals(sorted.get(half))
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The smallest value. */
    public double min() {
        return values.stream().min(Double::compare).orElseThrow();
    }

    /** The largest value. */
    public double max() {
        return values.stream().max(Double::compare).orElseThrow();
    }

    /**
     * Round by round, this divided by the other: what slows down a whole round leaves its quotient as it is.
     *
     * @param other of as many rounds
     */
    public Series dividedBy(Series other) {
        if (values.size() != other.values.size()) {
            throw new IllegalArgumentException(
                    values.size() + " rounds cannot be compared with " + other.values.size());
        }
        return new Series(IntStream.range(0, values.size())
                .mapToObj(round -> values.get(round) / other.values.get(round))
                .toList());
    }
}

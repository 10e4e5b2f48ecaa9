package org.paralleltasks.benchmarks.figures;

import java.util.List;

/**
 * Something that is measured. Immutable.
 *
 * @param title what it is, in the table's first column
 * @param unit what the contenders' values are
 * @param contenders those that are compared, ours first; at least one
 */
public record Measure(String title, Unit unit, List<Contender> contenders) {
    public Measure {
        contenders = List.copyOf(contenders);
    }
}

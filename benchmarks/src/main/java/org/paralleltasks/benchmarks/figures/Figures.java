package org.paralleltasks.benchmarks.figures;

import java.util.List;
import java.util.Optional;

/** The measures of a chapter. */
@FunctionalInterface
public interface Figures {
    /**
     * The measures, in the order of the table.
     *
     * @param effort how much is to be measured
     * @param python the CPython to compare with, or empty for none
     */
    List<Measure> measures(Effort effort, Optional<Python> python);
}

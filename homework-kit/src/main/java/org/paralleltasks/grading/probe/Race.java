package org.paralleltasks.grading.probe;

/**
 * Two accesses of one variable, at least one a write, that nothing orders. Immutable.
 *
 * @param variable the variable's name
 * @param first what came first in this run
 * @param second what came later in this run, and need not see the first
 */
public record Race(String variable, Event first, Event second) {}

package org.paralleltasks.benchmarks.figures;

import java.util.List;

/**
 * One of those that a measure compares: a program that measures itself, round by round, in a process of its own. So no
 * contender has another's garbage to collect, or runs code that was compiled for another's use. Immutable.
 *
 * @param name its name in the table
 * @param command the program and its arguments; it answers as {@link Rounds} tells
 */
public record Contender(String name, List<String> command) {
    public Contender {
        command = List.copyOf(command);
    }
}

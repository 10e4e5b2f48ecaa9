package org.paralleltasks.benchmarks.figures;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that is measured. Immutable.
 *
 * @param title what it is, in the table's first column
 * @param unit what the contenders' values are
 * @param ours the contender with which the others are compared
 * @param peers the others, in the order of the table
 */
public record Measure(String title, Unit unit, Contender ours, List<Contender> peers) {
    public Measure {
        peers = List.copyOf(peers);
    }

    /** As the other one, of peers that come one by one. */
    public Measure(String title, Unit unit, Contender ours, Stream<Contender> peers) {
        this(title, unit, ours, peers.toList());
    }

    /** All, ours first. */
    public List<Contender> contenders() {
        return Stream.concat(Stream.of(ours), peers.stream()).toList();
    }
}

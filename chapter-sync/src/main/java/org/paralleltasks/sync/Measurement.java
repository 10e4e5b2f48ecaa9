package org.paralleltasks.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What several rounds of one way to count came to, for a million increments in each, so that rounds of different length
 * can stand side by side. Immutable.
 *
 * @param name what was measured
 * @param lost the updates lost of a million, in each round, rounded up: 0 means none at all
 * @param millis the time for a million, in each round, in milliseconds
 */
record Measurement(String name, List<Long> lost, List<Double> millis) {
    /** The heading of the columns of {@link #row}. */
    static final String HEADING =
            String.format(Locale.ROOT, "%-26s%9s  %-19s%8s  %s", "", "lost:", "(least..most)", "ms:", "(least..most)");

    private static final int WARM_UP_ROUNDS = 50;
    private static final int WARM_UP_INCREMENTS = 4_000;

    Measurement {
        lost = List.copyOf(lost);
        millis = List.copyOf(millis);
    }

    /**
     * A line of {@code lost_update.py}: name, lost, milliseconds, separated by tabs; numbers by spaces.
     *
     * @throws IllegalArgumentException if it is not such a line
     */
    static Measurement parse(String line) {
        String[] fields = line.split("\t");
        if (fields.length != 3) {
            throw new IllegalArgumentException("not a measurement: " + line);
        }
        return new Measurement(fields[0], numbers(fields[1], Long::valueOf), numbers(fields[2], Double::valueOf));
    }

    /** One round of one way to count: does that many increments in all, and says how many of them were lost. */
    interface Round {
        long lost(int increments) throws Exception;
    }

    /**
     * Measures several ways round by round, each way once in each round, so that all of them meet the same compiled code
     * and the same busy machine. The rounds that count come after many short ones, which give the compiler a look at all
     * ways before it decides: after a long round of one way it would compile for that one.
     *
     * @param ways the ways by name, in the order of the answer
     * @param increments the number of increments in a round that counts, above 0
     * @param rounds the number of rounds that count, above 0
     * @throws Exception whatever a round throws
     */
    static List<Measurement> inTurns(Map<String, Round> ways, int increments, int rounds) throws Exception {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (Map.Entry<String, Round> way : ways.entrySet()) {
                if (round < 0) {
                    way.getValue().lost(Math.min(WARM_UP_INCREMENTS, increments));
                } else {
                    measurements.merge(way.getKey(), measured(way, increments), Measurement::and);
                }
            }
        }
        return List.copyOf(measurements.values());
    }

    private static Measurement measured(Map.Entry<String, Round> way, int increments) throws Exception {
        long start = System.nanoTime();
        long lost = way.getValue().lost(increments);
        double nanos = System.nanoTime() - start;
        long lostOfAMillion = (lost * 1_000_000 + increments - 1) / increments;
        return new Measurement(way.getKey(), List.of(lostOfAMillion), List.of(nanos / increments));
    }

    private Measurement and(Measurement more) {
        return new Measurement(
                name,
                Stream.concat(lost.stream(), more.lost.stream()).toList(),
                Stream.concat(millis.stream(), more.millis.stream()).toList());
    }

    /** One line of a table: the median of the rounds and, in brackets, the least and the most. */
    String row() {
        List<Long> lostInOrder = lost.stream().sorted().toList();
        List<Double> millisInOrder = millis.stream().sorted().toList();
        int last = lost.size() - 1;
        return String.format(
                Locale.ROOT,
                "%-26s%9d  %-19s%8.1f  (%.1f..%.1f)",
                name,
                lostInOrder.get(last / 2),
                "(" + lostInOrder.get(0) + ".." + lostInOrder.get(last) + ")",
                millisInOrder.get(last / 2),
                millisInOrder.get(0),
                millisInOrder.get(last));
    }

    private static <N> List<N> numbers(String field, Function<String, N> parse) {
        return Stream.of(field.split(" ")).map(parse).toList();
    }
}

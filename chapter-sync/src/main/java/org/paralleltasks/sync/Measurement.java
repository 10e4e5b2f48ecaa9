package org.paralleltasks.sync;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What several rounds of one way to count came to. Immutable.
 *
 * @param name what was measured
 * @param lost the updates lost in each round
 * @param millis the time of each round, in milliseconds
 */
record Measurement(String name, List<Long> lost, List<Double> millis) {
    /** The heading of the columns of {@link #row}. */
    static final String HEADING =
            String.format(Locale.ROOT, "%-26s%9s  %-19s%8s  %s", "", "lost:", "(least..most)", "ms:", "(least..most)");

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

    /** These rounds and those of another measurement of the same. */
    Measurement and(Measurement more) {
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

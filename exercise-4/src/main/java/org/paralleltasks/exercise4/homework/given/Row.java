package org.paralleltasks.exercise4.homework.given;

import java.util.Collection;
import java.util.Objects;

/**
 * What the table of results says of one job. Immutable.
 *
 * @param name the job's name, not null
 * @param state how far it is, not null
 * @param text the result of a job that is done, the exception's message of one that has failed, else empty
 */
public record Row(String name, State state, String text) {
    public Row {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        text = text == null ? "" : text;
    }

    /** The row of a job that has no result to show. */
    public static Row of(String name, State state) {
        return new Row(name, state, "");
    }

    /** The line of progress: {@code "1 done, 0 failed, 0 timed out, 2 running, 3 waiting"}. */
    public static String progress(Collection<Row> rows) {
        return count(rows, State.DONE) + " done, " + count(rows, State.FAILED) + " failed, "
                + count(rows, State.TIMED_OUT) + " timed out, " + count(rows, State.RUNNING) + " running, "
                + count(rows, State.WAITING) + " waiting";
    }

    private static long count(Collection<Row> rows, State state) {
        return rows.stream().filter(r -> r.state() == state).count();
    }

    @Override
    public String toString() {
        return (name + " " + state + " " + text).strip();
    }
}

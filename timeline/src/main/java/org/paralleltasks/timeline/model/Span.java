package org.paralleltasks.timeline.model;

import java.util.Objects;

/**
 * What a thread or a process did for a while.
 *
 * @param start its beginning
 * @param end its end, not before the beginning
 * @param label what was waited for, in a few words; empty where there is nothing to say
 * @param lock the lock's name, or null where this is not about a lock
 * @param holder the id of the lane of the thread that had the lock when the wait began (of a monitor inside the JDK: when
 *     it ended), or -1 where that is not known
 * @param source the line of the program that led to it, or null where there is none
 * @param open whether it had not ended when the recording did
 * @param count how many are drawn as one, because there were too many to draw; otherwise 1
 */
public record Span(
        SpanKind kind,
        long start,
        long end,
        String label,
        String lock,
        int holder,
        Source source,
        boolean open,
        int count) {
    public Span {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(label, "label");
        if (end < start) {
            throw new IllegalArgumentException(kind + " ends at " + end + ", before it begins at " + start);
        }
    }

    /** A span of a kind that needs nothing more to be said. */
    public static Span of(SpanKind kind, long start, long end) {
        return new Span(kind, start, end, "", null, -1, null, false, 1);
    }

    /** Its length in microseconds. */
    public long length() {
        return end - start;
    }

    Span between(long from, long to) {
        return new Span(kind, Math.max(start, from), Math.min(end, to), label, lock, holder, source, open, count);
    }
}

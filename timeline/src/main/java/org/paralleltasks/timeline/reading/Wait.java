package org.paralleltasks.timeline.reading;

import org.paralleltasks.timeline.model.Source;
import org.paralleltasks.timeline.model.Span;
import org.paralleltasks.timeline.model.SpanKind;

/**
 * A wait of a thread, as it is found.
 *
 * @param told whether the program's own call told of it, and not an event of the JDK; the former says more
 */
record Wait(
        SpanKind kind,
        long start,
        long end,
        String label,
        String lock,
        int holder,
        Source source,
        boolean open,
        boolean told) {
    /** The same wait, for a lock that the thread with that lane had. */
    Wait heldBy(int lane) {
        return new Wait(kind, start, end, label, lock, lane, source, open, told);
    }

    Span span() {
        return new Span(kind, start, end, label, lock, holder, source, open, 1);
    }
}

package org.paralleltasks.timeline.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one thread did, or a process of which only its beginning and end are known.
 *
 * @param id this lane's number, unique in its run
 * @param virtual whether it is a virtual thread
 * @param background whether a library or the JDK started the thread for its own purposes, and it printed nothing
 * @param spans in order, without overlap, from its beginning to its end
 * @param holds the locks that it had meanwhile, in the order of their beginnings; they may overlap
 * @param marks in order
 * @param totals the microseconds of each kind of span, also of spans that are too short to be drawn
 * @param held the microseconds in which it had at least one lock
 */
public record Lane(
        int id,
        String name,
        boolean virtual,
        boolean background,
        List<Span> spans,
        List<Hold> holds,
        List<Mark> marks,
        Map<SpanKind, Long> totals,
        long held) {
    public Lane {
        spans = List.copyOf(spans);
        holds = List.copyOf(holds);
        marks = List.copyOf(marks);
        totals = new EnumMap<>(totals);
    }

    /** The first instant of it, or 0 for an empty lane. */
    public long start() {
        return spans.isEmpty() ? 0 : spans.get(0).start();
    }

    /** The last instant of it, or 0 for an empty lane. */
    public long end() {
        return spans.isEmpty() ? 0 : spans.get(spans.size() - 1).end();
    }

    /** The spans of one kind. */
    public List<Span> spans(SpanKind kind) {
        return spans.stream().filter(s -> s.kind() == kind).toList();
    }

    /** The marks of one kind. */
    public List<Mark> marks(MarkKind kind) {
        return marks.stream().filter(m -> m.kind() == kind).toList();
    }
}

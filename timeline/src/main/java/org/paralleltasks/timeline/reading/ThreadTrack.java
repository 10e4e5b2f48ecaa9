package org.paralleltasks.timeline.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.paralleltasks.timeline.model.Hold;
import org.paralleltasks.timeline.model.Lane;
import org.paralleltasks.timeline.model.Mark;
import org.paralleltasks.timeline.model.MarkKind;
import org.paralleltasks.timeline.model.Span;
import org.paralleltasks.timeline.model.SpanKind;

/** What is found out of one thread, bit by bit, until it becomes a lane. */
final class ThreadTrack {
    /** A wait that is told twice, by the program's call and by the JDK's event within it, may differ by as much. */
    private static final long TOLERANCE = 300;

    final int id;
    final long javaId;
    final boolean virtual;
    final List<Hold> holds = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();

    private final List<Wait> waits = new ArrayList<>();

    /** Empty until one is known. */
    String name = "";

    /** Whether the thread is of the JVM or the recorder, and not of the program. */
    boolean hidden;

    /** Whether a library or the JDK started it for its own purposes. */
    boolean background;

    long begun = Long.MAX_VALUE;

    /** Negative while it is not known. */
    long ended = -1;

    /** The last instant at which something is recorded of it. */
    long last;

    /** Until when all its waits are known. Later on it may have waited where no wait is told. */
    long waitsKnownUntil = Long.MAX_VALUE;

    /** How many calls that wait have begun, one within the other. */
    int depth;

    /** How often the thread had the lock that a wait for a condition gave up. */
    int suspended;

    /** A call of the program that waits and has not come back, or null. */
    Wait pending;

    ThreadTrack(int id, long javaId, boolean virtual) {
        this.id = id;
        this.javaId = javaId;
        this.virtual = virtual;
        if (virtual) {
            waitsKnownUntil = Long.MIN_VALUE; // Flight Recorder has no events of them but for sleeps.
        }
    }

    void seen(long at) {
        begun = Math.min(begun, at);
        last = Math.max(last, at);
    }

    void add(Wait wait) {
        waits.add(wait);
    }

    /** Whether the JDK tells of a wait between the two instants. */
    boolean waitedBetween(long start, long end) {
        return waits.stream().anyMatch(w -> w.start() >= start - TOLERANCE && w.end() <= end + TOLERANCE);
    }

    /** When the JDK saw the last wait end that the same line of the program led to, between the call and an instant. */
    OptionalLong endOfLastWait(Wait call, long end) {
        return waits.stream()
                .filter(w -> w.start() >= call.start() - TOLERANCE && w.end() <= end)
                .filter(w -> Objects.equals(w.source(), call.source()))
                .mapToLong(Wait::end)
                .max();
    }

    /**
     * The finished lane.
     *
     * @param known the last instant at which the recording of this thread's process is complete
     * @param processEnd the end of its process
     */
    Lane lane(long known, long processEnd) {
        long end = ended >= 0 ? ended : processEnd;
        long start = Math.min(Math.max(begun, 0), end);
        List<Span> spans = new ArrayList<>();
        long at = start;
        long knownHere = ended >= 0 ? end : Math.max(start, Math.min(known, end));
        for (Wait wait : outermost()) {
            long from = Math.max(at, wait.start());
            long to = Math.min(end, wait.end());
            if (to <= from) {
                continue;
            }
            addUntold(spans, at, from);
            spans.add(new Span(
                    wait.kind(), from, to, wait.label(), wait.lock(), wait.holder(), wait.source(), wait.open(), 1));
            at = to;
        }
        waitsKnownUntil = Math.min(waitsKnownUntil, knownHere);
        addUntold(spans, at, end);
        marks.add(new Mark(MarkKind.START, start, "", null));
        if (ended >= 0) {
            marks.add(new Mark(MarkKind.END, end, "", null));
        }
        marks.sort(Comparator.comparingLong(Mark::at));
        holds.sort(Comparator.comparingLong(Hold::start));
        Map<SpanKind, Long> totals = new EnumMap<>(SpanKind.class);
        spans.forEach(s -> totals.merge(s.kind(), s.length(), Long::sum));
        return new Lane(id, name, virtual, background, spans, holds, marks, totals, heldInAll());
    }

    /** A time in which no wait is told: that of running, as long as every wait would be known. */
    private void addUntold(List<Span> spans, long from, long to) {
        long known = Math.min(to, Math.max(from, waitsKnownUntil));
        if (from < known) {
            spans.add(Span.of(SpanKind.RUNNING, from, known));
        }
        if (known < to) {
            spans.add(Span.of(SpanKind.NOT_KNOWN, known, to));
        }
    }

    /** Waits in order; of one within another only the outer, which is the program's own call where there is one. */
    List<Wait> outermost() {
        List<Wait> told = new ArrayList<>(waits.stream().filter(Wait::told).toList());
        told.sort(Comparator.comparingLong(Wait::start).thenComparing(Wait::end, Comparator.reverseOrder()));
        List<Wait> all = new ArrayList<>();
        long covered = Long.MIN_VALUE;
        for (Wait wait : told) {
            if (wait.end() > covered) {
                all.add(wait);
                covered = wait.end();
            }
        }
        List<Wait> outer = List.copyOf(all);
        int next = 0;
        List<Wait> others =
                new ArrayList<>(waits.stream().filter(w -> !w.told()).toList());
        others.sort(Comparator.comparingLong(Wait::start));
        for (Wait wait : others) {
            while (next < outer.size() && outer.get(next).end() + TOLERANCE < wait.end()) {
                next++;
            }
            boolean inside = next < outer.size() && outer.get(next).start() - TOLERANCE <= wait.start();
            if (!inside) {
                all.add(wait);
            }
        }
        all.sort(Comparator.comparingLong(Wait::start));
        return all;
    }

    private long heldInAll() {
        long sum = 0;
        long until = Long.MIN_VALUE;
        for (Hold hold : holds) {
            sum += Math.max(0, hold.end() - Math.max(hold.start(), until));
            until = Math.max(until, hold.end());
        }
        return sum;
    }
}

package org.paralleltasks.timeline.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltasks.timeline.model.Arrow;
import org.paralleltasks.timeline.model.ArrowKind;
import org.paralleltasks.timeline.model.Hold;
import org.paralleltasks.timeline.model.Lane;
import org.paralleltasks.timeline.model.Mark;
import org.paralleltasks.timeline.model.MarkKind;
import org.paralleltasks.timeline.model.Note;
import org.paralleltasks.timeline.model.ProcessTrack;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.model.Span;

/** Makes a run small enough to be drawn, and notes what it left out. */
final class Compaction {
    private static final int MOST_SPANS_OF_A_LANE = 2_000;

    /** More than the threads of any example but those of virtual threads by the thousand. */
    private static final int MOST_LANES_OF_A_PROCESS = 400;

    private static final int VIRTUAL_LANES_KEPT = 50;

    private static final int MOST_ARROWS = 4_000;

    private Compaction() {}

    static Run of(Run run) {
        List<Note> notes = new ArrayList<>(run.notes());
        List<ProcessTrack> processes = new ArrayList<>();
        Set<Integer> inDeadlock = new HashSet<>();
        run.deadlocks().forEach(inDeadlock::addAll);
        for (ProcessTrack process : run.processes()) {
            List<Lane> lanes = fewer(process.lanes(), inDeadlock, notes).stream()
                    .map(lane -> shorter(lane, run.length(), notes))
                    .toList();
            processes.add(new ProcessTrack(process.pid(), process.title(), process.jvm(), process.exitCode(), lanes));
        }
        Set<Integer> shown = new HashSet<>();
        processes.forEach(p -> p.lanes().forEach(l -> shown.add(l.id())));
        List<Arrow> arrows = fewer(
                run.arrows().stream()
                        .filter(a -> shown.contains(a.from()) && shown.contains(a.to()))
                        .toList(),
                notes);
        return new Run(
                run.name(),
                run.jdk(),
                run.zero(),
                run.length(),
                run.exitCode(),
                processes,
                arrows,
                run.output().stream().filter(p -> shown.contains(p.lane())).toList(),
                notes,
                run.deadlocks());
    }

    /** All arrows of a deadlock, and of too many others some from every part of the run. */
    private static List<Arrow> fewer(List<Arrow> arrows, List<Note> notes) {
        Map<Boolean, List<Arrow>> byNeed =
                arrows.stream().collect(Collectors.partitioningBy(a -> a.kind() == ArrowKind.WAITS_FOR));
        List<Arrow> others = byNeed.get(false);
        if (others.size() <= MOST_ARROWS) {
            return arrows;
        }
        notes.add(new Note(Note.Kind.ARROWS_LEFT_OUT, Integer.toString(others.size() - MOST_ARROWS)));
        return Stream.concat(byNeed.get(true).stream(), thinned(others, MOST_ARROWS).stream())
                .sorted(Comparator.comparingLong(Arrow::fromAt))
                .toList();
    }

    /** So many of a list, at even distances. */
    private static <T> List<T> thinned(List<T> all, int most) {
        return IntStream.range(0, most)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / most)))
                .toList();
    }

    private static List<Lane> fewer(List<Lane> lanes, Set<Integer> inDeadlock, List<Note> notes) {
        if (lanes.size() <= MOST_LANES_OF_A_PROCESS) {
            return lanes;
        }
        Set<Lane> chosen = new HashSet<>();
        lanes.stream().filter(l -> inDeadlock.contains(l.id())).forEach(chosen::add);
        lanes.stream().filter(l -> !l.virtual()).limit(MOST_LANES_OF_A_PROCESS).forEach(chosen::add);
        lanes.stream().filter(Lane::virtual).limit(VIRTUAL_LANES_KEPT).forEach(chosen::add);
        List<Lane> kept = lanes.stream().filter(chosen::contains).toList();
        addLanesLeftOut(lanes.size() - kept.size(), notes);
        return kept;
    }

    /** One note tells of all lanes that are left out for whatever reason. */
    private static void addLanesLeftOut(long number, List<Note> notes) {
        long before = notes.stream()
                .filter(n -> n.kind() == Note.Kind.LANES_LEFT_OUT)
                .mapToLong(n -> Long.parseLong(n.about()))
                .sum();
        notes.removeIf(n -> n.kind() == Note.Kind.LANES_LEFT_OUT);
        notes.add(new Note(Note.Kind.LANES_LEFT_OUT, Long.toString(before + number)));
    }

    private static Lane shorter(Lane lane, long length, List<Note> notes) {
        boolean manySpans =
                lane.spans().size() > MOST_SPANS_OF_A_LANE || lane.holds().size() > MOST_SPANS_OF_A_LANE;
        boolean manyMarks = lane.marks().size() > MOST_SPANS_OF_A_LANE;
        if (manySpans) {
            notes.add(new Note(Note.Kind.SPANS_MERGED, lane.name()));
        }
        if (manyMarks) {
            notes.add(new Note(Note.Kind.MARKS_LEFT_OUT, lane.name()));
        }
        long shortest = Math.max(1, length / MOST_SPANS_OF_A_LANE);
        return new Lane(
                lane.id(),
                lane.name(),
                lane.virtual(),
                lane.background(),
                manySpans ? merged(lane.spans(), shortest) : lane.spans(),
                manySpans ? mergedHolds(lane.holds(), shortest) : lane.holds(),
                manyMarks ? fewer(lane.marks()) : lane.marks(),
                lane.totals(),
                lane.held());
    }

    /** The lane's start and end, and of the others some from every part of it. */
    private static List<Mark> fewer(List<Mark> marks) {
        Predicate<Mark> atAnEdge = mark -> mark.kind() == MarkKind.START || mark.kind() == MarkKind.END;
        List<Mark> others = marks.stream().filter(atAnEdge.negate()).toList();
        return Stream.concat(
                        marks.stream().filter(atAnEdge),
                        thinned(others, Math.min(others.size(), MOST_SPANS_OF_A_LANE)).stream())
                .sorted(Comparator.comparingLong(Mark::at))
                .toList();
    }

    /** Neighbours become one, of the kind of the longest among them, until each is long enough to be seen. */
    private static List<Span> merged(List<Span> spans, long shortest) {
        List<Span> merged = new ArrayList<>();
        List<Span> heap = new ArrayList<>();
        for (Span span : spans) {
            if (span.length() >= shortest) {
                flush(heap, merged);
                merged.add(span);
            } else {
                heap.add(span);
                if (span.end() - heap.get(0).start() >= shortest) {
                    flush(heap, merged);
                }
            }
        }
        flush(heap, merged);
        return merged;
    }

    private static void flush(List<Span> heap, List<Span> merged) {
        if (!heap.isEmpty()) {
            Span longest =
                    heap.stream().max(Comparator.comparingLong(Span::length)).orElseThrow();
            int count = heap.stream().mapToInt(Span::count).sum();
            merged.add(new Span(
                    longest.kind(),
                    heap.get(0).start(),
                    heap.get(heap.size() - 1).end(),
                    longest.label(),
                    longest.lock(),
                    -1,
                    longest.source(),
                    false,
                    count));
            heap.clear();
        }
    }

    private static List<Hold> mergedHolds(List<Hold> holds, long shortest) {
        List<Hold> merged = new ArrayList<>();
        for (Hold hold : holds) {
            Hold last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.lock().equals(hold.lock()) && hold.end() - last.start() < shortest) {
                merged.set(
                        merged.size() - 1,
                        new Hold(
                                last.lock(),
                                last.start(),
                                Math.max(last.end(), hold.end()),
                                last.source(),
                                hold.open()));
            } else {
                merged.add(hold);
            }
        }
        return merged;
    }
}

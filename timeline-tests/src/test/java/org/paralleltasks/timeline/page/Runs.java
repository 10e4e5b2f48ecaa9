package org.paralleltasks.timeline.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.paralleltasks.timeline.model.Arrow;
import org.paralleltasks.timeline.model.ArrowKind;
import org.paralleltasks.timeline.model.Hold;
import org.paralleltasks.timeline.model.Lane;
import org.paralleltasks.timeline.model.Mark;
import org.paralleltasks.timeline.model.MarkKind;
import org.paralleltasks.timeline.model.Note;
import org.paralleltasks.timeline.model.Print;
import org.paralleltasks.timeline.model.ProcessTrack;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.model.Source;
import org.paralleltasks.timeline.model.Span;
import org.paralleltasks.timeline.model.SpanKind;

/** Runs made by hand, to be drawn. */
final class Runs {
    private static final Source LINE = new Source("Ex.java", 42);

    private Runs() {}

    /**
     * A run of some lanes with many spans, of every kind in turn.
     *
     * @param spans how many in each lane
     */
    static Run of(String name, int lanes, int spans) {
        List<Lane> all = new ArrayList<>();
        List<Print> output = new ArrayList<>();
        for (int lane = 1; lane <= lanes; lane++) {
            List<Span> row = new ArrayList<>();
            SpanKind[] kinds = SpanKind.values();
            for (int i = 0; i < spans; i++) {
                SpanKind kind = kinds[(i + lane) % kinds.length];
                boolean lock = kind == SpanKind.LOCK_WAIT;
                int holder = lock ? lane % lanes + 1 : -1;
                row.add(new Span(kind, i * 1_000L, (i + 1) * 1_000L, "", lock ? "lock" : null, holder, LINE, false, 1));
            }
            Print print = new Print(lane * 1_000L, lane, false, "line " + lane + " <b>&\n", LINE);
            output.add(print);
            List<Mark> marks = List.of(
                    new Mark(MarkKind.START, 0, "", null),
                    new Mark(MarkKind.PRINTED, print.at(), print.text().strip(), LINE),
                    new Mark(MarkKind.END, spans * 1_000L, "", null));
            List<Hold> holds = List.of(new Hold("lock", 2_000, 5_000, LINE, false));
            all.add(new Lane(
                    lane,
                    "thread " + lane,
                    false,
                    lane == lanes && lanes > 2,
                    row,
                    holds,
                    marks,
                    Map.of(SpanKind.RUNNING, spans * 1_000L),
                    3_000));
        }
        ProcessTrack process = new ProcessTrack(4711, "Ex", true, OptionalInt.of(0), all);
        List<Arrow> arrows = new ArrayList<>();
        for (int lane = 1; lane < lanes; lane++) {
            arrows.add(new Arrow(ArrowKind.RELEASED, lane, 5_000, lane + 1, 5_100, "lock"));
        }
        List<Note> notes = List.of(new Note(Note.Kind.END_LOST, "4711"));
        return new Run(
                name, "17", Instant.EPOCH, spans * 1_000L, 0, List.of(process), arrows, output, notes, List.of());
    }

    /** A run in which one thread holds a lock all the time and another lock now and then meanwhile. */
    static Run nestedHolds() {
        Run run = of("nested", 1, 100);
        List<Hold> holds = new ArrayList<>(List.of(new Hold("outer", 0, 100_000, LINE, false)));
        for (int i = 0; i < 20; i++) {
            holds.add(new Hold("inner", i * 4_000L + 1_000, i * 4_000L + 2_000, LINE, false));
        }
        Lane lane = run.lanes().get(0);
        Lane holding = new Lane(
                lane.id(), lane.name(), false, false, lane.spans(), holds, lane.marks(), lane.totals(), lane.held());
        return with(run, List.of(holding), List.of(), List.of());
    }

    /** A deadlock after locks have been handed over very often. */
    static Run deadlockAfterManyArrows(int many) {
        Run run = of("sync/many", 3, 100);
        List<Arrow> arrows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            long at = i * 99_000L / many;
            arrows.add(new Arrow(ArrowKind.RELEASED, 1 + i % 2, at, 2 - i % 2, at, "lock"));
        }
        arrows.add(new Arrow(ArrowKind.WAITS_FOR, 1, 99_500, 2, 99_500, "second lock"));
        arrows.add(new Arrow(ArrowKind.WAITS_FOR, 2, 99_500, 1, 99_500, "first lock"));
        return with(run, run.lanes(), arrows, List.of(List.of(1, 2)));
    }

    private static Run with(Run run, List<Lane> lanes, List<Arrow> arrows, List<List<Integer>> deadlocks) {
        ProcessTrack process = new ProcessTrack(4711, "Ex", true, OptionalInt.of(0), lanes);
        return new Run(
                run.name(),
                run.jdk(),
                run.zero(),
                run.length(),
                0,
                List.of(process),
                arrows,
                run.output(),
                List.of(),
                deadlocks);
    }

    /** A run that ends with two threads that wait for each other. */
    static Run deadlock() {
        Run run = of("sync/deadlock", 2, 9);
        List<Arrow> arrows = List.of(
                new Arrow(ArrowKind.WAITS_FOR, 1, 3_000, 2, 3_000, "second lock"),
                new Arrow(ArrowKind.WAITS_FOR, 2, 3_000, 1, 3_000, "first lock"));
        return with(run, run.lanes(), arrows, List.of(List.of(1, 2)));
    }
}

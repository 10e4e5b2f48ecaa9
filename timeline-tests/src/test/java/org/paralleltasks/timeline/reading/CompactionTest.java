package org.paralleltasks.timeline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.paralleltasks.timeline.model.Arrow;
import org.paralleltasks.timeline.model.ArrowKind;
import org.paralleltasks.timeline.model.Lane;
import org.paralleltasks.timeline.model.Mark;
import org.paralleltasks.timeline.model.MarkKind;
import org.paralleltasks.timeline.model.Note;
import org.paralleltasks.timeline.model.ProcessTrack;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.model.Span;
import org.paralleltasks.timeline.model.SpanKind;

/** Runs too large to be drawn, made by hand. */
class CompactionTest {
    private static final long LENGTH = 1_000_000;

    @Test
    void ofTooManyArrowsThoseOfADeadlockAreKeptAndTheOthersFromAllOverTheRun() {
        List<Arrow> arrows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            arrows.add(new Arrow(ArrowKind.RELEASED, 1, i * 99, 2, i * 99, "lock"));
        }
        arrows.add(new Arrow(ArrowKind.WAITS_FOR, 1, LENGTH - 2, 2, LENGTH - 2, "b"));
        arrows.add(new Arrow(ArrowKind.WAITS_FOR, 2, LENGTH - 1, 1, LENGTH - 1, "a"));

        Run small = Compaction.of(run(List.of(lane(1, List.of()), lane(2, List.of())), arrows, List.of(List.of(1, 2))));

        assertThat(small.arrows())
                .filteredOn(a -> a.kind() == ArrowKind.WAITS_FOR)
                .hasSize(2);
        assertThat(small.arrows())
                .filteredOn(a -> a.kind() == ArrowKind.RELEASED)
                .hasSize(4_000)
                .anyMatch(a -> a.fromAt() < 10_000)
                .anyMatch(a -> a.fromAt() > 980_000);
        assertThat(small.arrows()).extracting(Arrow::fromAt).isSorted();
        assertThat(small.notes()).containsExactly(new Note(Note.Kind.ARROWS_LEFT_OUT, "6000"));
    }

    @Test
    void ofTooManyMarksTheEndOfTheLaneIsKept() {
        List<Mark> marks = new ArrayList<>(List.of(new Mark(MarkKind.START, 0, "", null)));
        for (int i = 0; i < 10_000; i++) {
            marks.add(new Mark(MarkKind.PRINTED, i * 99, "line", null));
        }
        marks.add(new Mark(MarkKind.END, LENGTH, "", null));

        Run small = Compaction.of(run(List.of(lane(1, marks)), List.of(), List.of()));

        Lane lane = small.lanes().get(0);
        assertThat(lane.marks()).hasSizeLessThan(2_100).extracting(Mark::at).isSorted();
        assertThat(lane.marks(MarkKind.END)).hasSize(1);
        assertThat(lane.marks(MarkKind.PRINTED)).anyMatch(m -> m.at() > 980_000);
        assertThat(small.notes()).containsExactly(new Note(Note.Kind.MARKS_LEFT_OUT, "lane 1"));
    }

    @Test
    void ofTooManyLanesThoseOfADeadlockAreKept() {
        List<Lane> lanes = new ArrayList<>();
        for (int id = 1; id <= 1_000; id++) {
            lanes.add(lane(id, List.of()));
        }

        Run small = Compaction.of(run(lanes, List.of(), List.of(List.of(998, 999))));

        assertThat(small.lanes()).extracting(Lane::id).hasSize(402).contains(1, 998, 999);
        assertThat(small.notes()).containsExactly(new Note(Note.Kind.LANES_LEFT_OUT, "598"));
    }

    private static Lane lane(int id, List<Mark> marks) {
        Span span = Span.of(SpanKind.RUNNING, 0, LENGTH);
        return new Lane(
                id, "lane " + id, false, false, List.of(span), List.of(), marks, Map.of(SpanKind.RUNNING, LENGTH), 0);
    }

    private static Run run(List<Lane> lanes, List<Arrow> arrows, List<List<Integer>> deadlocks) {
        ProcessTrack process = new ProcessTrack(1, "Ex", true, OptionalInt.of(0), lanes);
        return new Run(
                "test", "17", Instant.EPOCH, LENGTH, 0, List.of(process), arrows, List.of(), List.of(), deadlocks);
    }
}

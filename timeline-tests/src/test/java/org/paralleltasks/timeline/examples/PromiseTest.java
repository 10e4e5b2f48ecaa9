package org.paralleltasks.timeline.examples;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.paralleltasks.timeline.model.Hold;
import org.paralleltasks.timeline.model.Lane;
import org.paralleltasks.timeline.model.Mark;
import org.paralleltasks.timeline.model.MarkKind;
import org.paralleltasks.timeline.model.ProcessTrack;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.model.SpanKind;

/** Promises that a recording breaks are found out. */
class PromiseTest {
    @Test
    void twoThatPrintAtOneTimeDoNotTakeTurnsWhateverTheLocksSay() {
        Run run = run(lane(1, 10, 40, true), lane(2, 30, 60, true));

        assertThatThrownBy(() -> new Promise(run).takeTurns(2, "thread \\d"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("thread 1 from 10 to 40");
        assertThatCode(() -> new Promise(run).interleave("thread \\d")).doesNotThrowAnyException();
    }

    @Test
    void whoPrintsWithoutALockDoesNotTakeTurns() {
        Run run = run(lane(1, 10, 20, true), lane(2, 30, 60, false));

        assertThatThrownBy(() -> new Promise(run).takeTurns(2, "thread \\d"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("with a lock held");
    }

    @Test
    void oneAfterTheOtherIsTakingTurns() {
        Run run = run(lane(1, 10, 20, true), lane(2, 30, 60, true));

        assertThatCode(() -> new Promise(run).takeTurns(2, "thread \\d")).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Promise(run).takeTurns(3, "thread \\d")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new Promise(run).interleave("thread \\d")).isInstanceOf(AssertionError.class);
    }

    private static Lane lane(int id, long first, long last, boolean locked) {
        List<Mark> marks = new ArrayList<>();
        for (long at = first; at <= last; at += 10) {
            marks.add(new Mark(MarkKind.PRINTED, at, "x", null));
        }
        List<Hold> holds = locked ? List.of(new Hold("lock", first - 1, last + 1, null, false)) : List.of();
        return new Lane(id, "thread " + id, false, false, List.of(), holds, marks, Map.of(SpanKind.RUNNING, 0L), 0);
    }

    private static Run run(Lane... lanes) {
        ProcessTrack process = new ProcessTrack(1, "Ex", true, OptionalInt.of(0), List.of(lanes));
        return new Run(
                "test", "17", Instant.EPOCH, 100, 0, List.of(process), List.of(), List.of(), List.of(), List.of());
    }
}

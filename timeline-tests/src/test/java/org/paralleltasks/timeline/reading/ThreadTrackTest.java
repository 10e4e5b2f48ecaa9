package org.paralleltasks.timeline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.paralleltasks.timeline.model.Lane;
import org.paralleltasks.timeline.model.Span;
import org.paralleltasks.timeline.model.SpanKind;

/** What is drawn where no wait is told. */
class ThreadTrackTest {
    @Test
    void aThreadRunsWhereItDoesNotWait() {
        assertThat(laneWithASleep(false).spans())
                .extracting(Span::kind)
                .containsExactly(SpanKind.RUNNING, SpanKind.SLEEPING, SpanKind.RUNNING);
    }

    @Test
    void whetherAVirtualThreadRunsOrWaitsIsNotKnownWhereNothingIsTold() {
        assertThat(laneWithASleep(true).spans())
                .extracting(Span::kind)
                .containsExactly(SpanKind.NOT_KNOWN, SpanKind.SLEEPING, SpanKind.NOT_KNOWN);
    }

    private static Lane laneWithASleep(boolean virtual) {
        ThreadTrack track = new ThreadTrack(1, 30, virtual);
        track.seen(100);
        track.add(new Wait(SpanKind.SLEEPING, 500, 900, "", null, -1, null, false, false));
        track.ended = 1_000;
        return track.lane(2_000, 2_000);
    }
}

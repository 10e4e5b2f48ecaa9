package org.paralleltasks.timeline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltasks.timeline.model.Arrow;
import org.paralleltasks.timeline.model.ArrowKind;
import org.paralleltasks.timeline.model.Hold;
import org.paralleltasks.timeline.model.Lane;
import org.paralleltasks.timeline.model.Mark;
import org.paralleltasks.timeline.model.Print;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.model.Span;

/** What holds for every run, whatever the program. */
public final class RunShape {
    private final Run run;

    private RunShape(Run run) {
        this.run = run;
    }

    /** That of a run. */
    public static RunShape of(Run run) {
        return new RunShape(run);
    }

    /** Lanes without gaps and overlaps, everything within the run, arrows between lanes that exist, in the right order. */
    public RunShape isSound() {
        List<Lane> lanes = run.lanes();
        Set<Integer> ids = lanes.stream().map(Lane::id).collect(Collectors.toSet());
        assertThat(ids).as("the lanes' ids are unique").hasSameSizeAs(lanes);
        assertThat(run.processes()).isNotEmpty();
        lanes.forEach(this::isSound);
        for (Arrow arrow : run.arrows()) {
            assertThat(ids).as("%s", arrow).contains(arrow.from(), arrow.to());
            if (arrow.kind() != ArrowKind.WAITS_FOR) {
                assertThat(arrow.toAt()).as("%s", arrow).isGreaterThanOrEqualTo(arrow.fromAt());
            }
        }
        assertThat(run.output()).extracting(Print::at).isSorted();
        return this;
    }

    private void isSound(Lane lane) {
        long at = lane.start();
        for (Span span : lane.spans()) {
            assertThat(span.start())
                    .as("%s begins where the one before ends, in %s", span, lane.name())
                    .isEqualTo(at);
            at = span.end();
        }
        assertThat(at).as("the end of " + lane.name()).isLessThanOrEqualTo(run.length());
        assertThat(lane.holds()).extracting(Hold::start).isSorted();
        assertThat(lane.holds()).allMatch(h -> h.end() >= h.start());
        assertThat(Stream.of(
                                lane.spans().stream().map(Span::source),
                                lane.holds().stream().map(Hold::source),
                                lane.marks().stream().map(Mark::source))
                        .flatMap(sources -> sources)
                        .filter(Objects::nonNull))
                .as("lines of the program in " + lane.name())
                .allMatch(source -> source.line() > 0);
        assertThat(lane.marks()).extracting(Mark::at).isSorted();
        assertThat(lane.totals().values().stream().mapToLong(Long::longValue).sum())
                .as("the totals of " + lane.name())
                .isEqualTo(lane.end() - lane.start());
    }
}

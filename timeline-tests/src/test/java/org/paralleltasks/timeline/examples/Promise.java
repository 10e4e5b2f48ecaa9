package org.paralleltasks.timeline.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.paralleltasks.timeline.model.ArrowKind;
import org.paralleltasks.timeline.model.Lane;
import org.paralleltasks.timeline.model.Mark;
import org.paralleltasks.timeline.model.MarkKind;
import org.paralleltasks.timeline.model.ProcessTrack;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.model.SpanKind;

/** What an example's documentation promises, looked for in its recording. Each method fails if it is not there. */
final class Promise {
    private final Run run;

    Promise(Run run) {
        this.run = run;
    }

    /** At least so many lanes of threads have names like that. */
    Promise threads(int least, String pattern) {
        assertThat(named(pattern))
                .as("threads like %s in %s", pattern, run.name())
                .hasSizeGreaterThanOrEqualTo(least);
        return this;
    }

    /** Of the lanes with names like that, at least so many have a span of that kind. */
    Promise does(int least, String pattern, SpanKind kind) {
        assertThat(named(pattern).stream().filter(l -> !l.spans(kind).isEmpty()))
                .as("threads like %s that have %s in %s", pattern, kind, run.name())
                .hasSizeGreaterThanOrEqualTo(least);
        return this;
    }

    /**
     * No lane with a name like that has a span of that kind longer than a busy machine takes for nothing at all: 50 ms. A wait
     * for the output, of which there is one for all, does not count.
     */
    Promise neverDoes(String pattern, SpanKind kind) {
        assertThat(named(pattern).stream()
                        .flatMap(l -> l.spans(kind).stream())
                        .filter(s -> s.length() > 50_000)
                        .filter(s -> !s.label().startsWith("PrintStream.")))
                .as("%s of threads like %s in %s", kind, pattern, run.name())
                .isEmpty();
        return this;
    }

    /** At least so many lanes with names like that had a lock. */
    Promise holds(int least, String pattern) {
        assertThat(named(pattern).stream().filter(l -> !l.holds().isEmpty()))
                .as("threads like %s that had a lock in %s", pattern, run.name())
                .hasSizeGreaterThanOrEqualTo(least);
        return this;
    }

    /** At least so many marks of that kind. */
    Promise marks(int least, MarkKind kind) {
        assertThat(run.lanes().stream().flatMap(l -> l.marks(kind).stream()))
                .as("%s in %s", kind, run.name())
                .hasSizeGreaterThanOrEqualTo(least);
        return this;
    }

    /** At least so many arrows of that kind. */
    Promise arrows(int least, ArrowKind kind) {
        assertThat(run.arrows().stream().filter(a -> a.kind() == kind))
                .as("%s in %s", kind, run.name())
                .hasSizeGreaterThanOrEqualTo(least);
        return this;
    }

    /** At least so many worker JVMs, each recorded from inside. */
    Promise workers(int least) {
        assertThat(run.processes().stream().skip(1).filter(ProcessTrack::jvm))
                .as("recorded workers of " + run.name())
                .hasSizeGreaterThanOrEqualTo(least);
        return this;
    }

    /** At least so many commands that ended with that code. */
    Promise commands(int least, int exitCode) {
        assertThat(run.processes().stream()
                        .filter(p -> !p.jvm())
                        .filter(p -> p.exitCode().orElse(-1) == exitCode))
                .as("commands with exit code %d in %s", exitCode, run.name())
                .hasSizeGreaterThanOrEqualTo(least);
        return this;
    }

    /** At least so many processes of any kind that ended with that code. */
    Promise ended(int least, int exitCode) {
        assertThat(run.processes().stream().filter(p -> p.exitCode().orElse(-1) == exitCode))
                .as("processes with exit code %d in %s", exitCode, run.name())
                .hasSizeGreaterThanOrEqualTo(least);
        return this;
    }

    /** So many circles of threads that wait for each other. */
    Promise deadlocks(int number) {
        assertThat(run.deadlocks()).as("deadlocks in " + run.name()).hasSize(number);
        return this;
    }

    /**
     * At least so many lanes with names like that printed several times, each from the first time to the last without another
     * in between, and with a lock held all the while.
     */
    Promise takeTurns(int least, String pattern) {
        List<Printing> all = printings(pattern);
        assertThat(all)
                .as("threads like %s that print in %s", pattern, run.name())
                .hasSizeGreaterThanOrEqualTo(least);
        assertThat(overlaps(all))
                .as("who printed at one time in %s", run.name())
                .isEmpty();
        assertThat(all)
                .as("%s: all that a thread prints is printed with a lock held", run.name())
                .allMatch(p -> p.lane.holds().stream().anyMatch(h -> h.start() <= p.first && p.last <= h.end()));
        return this;
    }

    /** At least two lanes with names like that printed several times, and one in between the other. */
    Promise interleave(String pattern) {
        assertThat(overlaps(printings(pattern)))
                .as("who printed at one time in %s", run.name())
                .isNotEmpty();
        return this;
    }

    /** The time from the first that a thread prints to the last. */
    private record Printing(Lane lane, long first, long last) {
        boolean overlaps(Printing other) {
            return this != other && first < other.last && other.first < last;
        }

        @Override
        public String toString() {
            return lane.name() + " from " + first + " to " + last;
        }
    }

    private List<Printing> printings(String pattern) {
        return named(pattern).stream()
                .filter(l -> l.marks(MarkKind.PRINTED).size() > 1)
                .map(l -> {
                    List<Mark> marks = l.marks(MarkKind.PRINTED);
                    return new Printing(
                            l, marks.get(0).at(), marks.get(marks.size() - 1).at());
                })
                .toList();
    }

    private static List<Printing> overlaps(List<Printing> all) {
        return all.stream().filter(p -> all.stream().anyMatch(p::overlaps)).toList();
    }

    private List<Lane> named(String pattern) {
        return run.lanes().stream().filter(l -> l.name().matches(pattern)).toList();
    }
}

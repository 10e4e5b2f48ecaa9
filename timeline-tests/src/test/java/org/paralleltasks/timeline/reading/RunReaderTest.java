package org.paralleltasks.timeline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.timeline.RecordedProgram;
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
import org.paralleltasks.timeline.model.Span;
import org.paralleltasks.timeline.model.SpanKind;

/** Small programs, each recorded in a JVM of its own. */
@Tag("concurrency")
class RunReaderTest {
    @Test
    void aLockThatAnotherHasIsWaitedForAndHandedOver() throws Exception {
        RecordedProgram program = record(Programs.Turns.class);
        Run run = program.run();
        Lane main = lane(run, "main");
        Lane other = lane(run, "B");

        Span wait = only(other.spans(SpanKind.LOCK_WAIT));
        assertThat(wait.lock()).isEqualTo("turn");
        assertThat(wait.holder()).isEqualTo(main.id());
        assertThat(wait.source().file()).isEqualTo("Programs.java");
        assertThat(wait.length()).isGreaterThan(38_000);
        Hold held = only(main.holds());
        Hold next = only(other.holds());
        assertThat(List.of(held.lock(), next.lock())).containsOnly("turn");
        assertThat(next.start()).isGreaterThanOrEqualTo(held.end());
        assertThat(next.end()).as("taken twice and released twice").isBetween(next.start(), other.end());
        Arrow release = only(arrows(run, ArrowKind.RELEASED));
        assertThat(List.of(release.from(), release.to())).containsExactly(main.id(), other.id());
        assertThat(main.spans(SpanKind.JOINING)).extracting(Span::label).containsOnly("B");
        assertThat(main.spans(SpanKind.SLEEPING)).anyMatch(s -> s.length() > 38_000);
        assertThat(program.output().out()).contains("frames of the recorder: 0");
    }

    @Test
    void whatIsPrintedIsKnownWithItsThreadAndLine() throws Exception {
        RecordedProgram program = record(Programs.Turns.class);
        Run run = program.run();

        assertThat(run.output().stream().map(Print::text).collect(Collectors.joining()))
                .isEqualTo(program.output().out());
        Print last = run.output().get(run.output().size() - 1);
        assertThat(last.lane()).isEqualTo(lane(run, "B").id());
        assertThat(last.source().file()).isEqualTo("Programs.java");
        assertThat(lane(run, "B").marks(MarkKind.PRINTED))
                .extracting(Mark::label)
                .containsExactly("B has it");
    }

    @Test
    void whoIsToldToGoOnHasAnArrowFromWhoTold() throws Exception {
        Run run = record(Programs.Notifications.class).run();
        Lane main = lane(run, "main");

        for (String name : List.of("on the monitor", "for the condition")) {
            Lane waiter = lane(run, name);
            Span wait = only(waiter.spans(SpanKind.CONDITION_WAIT));
            assertThat(arrows(run, ArrowKind.NOTIFIED))
                    .as(name)
                    .anyMatch(a -> a.from() == main.id() && a.to() == waiter.id() && a.toAt() == wait.end());
            assertThat(waiter.holds())
                    .as("the lock before and after the wait of " + name)
                    .hasSize(2);
            assertThat(waiter.holds().get(0).end()).isLessThanOrEqualTo(wait.start());
            assertThat(waiter.holds().get(1).start()).isGreaterThanOrEqualTo(wait.end());
        }
        assertThat(main.marks(MarkKind.NOTIFY))
                .extracting(Mark::label)
                .containsExactly("ready.signal()", "monitor.notifyAll()");
    }

    @Test
    void aDeadlockSaysWhoWaitsForWhom() throws Exception {
        Run run = record(Programs.Deadlock.class).run();
        Lane left = lane(run, "L");
        Lane right = lane(run, "R");

        assertThat(only(run.deadlocks())).containsExactlyInAnyOrder(left.id(), right.id());
        Span wait = only(left.spans(SpanKind.LOCK_WAIT));
        assertThat(wait.open()).isTrue();
        assertThat(wait.lock()).isEqualTo("right");
        assertThat(wait.holder()).isEqualTo(right.id());
        assertThat(only(right.spans(SpanKind.LOCK_WAIT)).lock()).isEqualTo("left");
        assertThat(left.holds()).extracting(Hold::lock, Hold::open).containsExactly(tuple("left", true));
        assertThat(arrows(run, ArrowKind.WAITS_FOR)).hasSize(2);
    }

    @Test
    void aWaitThatAnExceptionEndsIsOverThen() throws Exception {
        Run run = record(Programs.Interrupted.class).run();
        Lane waiter = lane(run, "waiter");

        Span wait = only(waiter.spans(SpanKind.CONDITION_WAIT));
        Mark interrupt = only(waiter.marks(MarkKind.INTERRUPT));
        assertThat(wait.end())
                .isBetween(
                        interrupt.at() - 300,
                        waiter.marks(MarkKind.PRINTED).get(0).at());
        assertThat(waiter.spans(SpanKind.SLEEPING)).hasSize(1);
        Arrow arrow = only(arrows(run, ArrowKind.INTERRUPTED));
        assertThat(List.of(arrow.from(), arrow.to()))
                .containsExactly(lane(run, "main").id(), waiter.id());
    }

    @Test
    void aWaitThatAnExceptionEndsIsOverThenEvenIfItWasTheLastOfItsThread() throws Exception {
        Run run = record(Programs.InterruptedLast.class).run();

        Lane waiter = lane(run, "waiter");
        Span wait = only(waiter.spans(SpanKind.CONDITION_WAIT));
        assertThat(wait.open()).isFalse();
        assertThat(wait.end())
                .isGreaterThan(only(waiter.marks(MarkKind.INTERRUPT)).at() - 300);
        Lane wanting = lane(run, "wanting");
        Span refused = only(wanting.spans(SpanKind.LOCK_WAIT));
        assertThat(refused.open()).isFalse();
        assertThat(only(wanting.spans(SpanKind.SLEEPING)).start())
                .as("the sleep is no part of the wait")
                .isGreaterThanOrEqualTo(refused.end());
        assertThat(arrows(run, ArrowKind.WAITS_FOR)).isEmpty();
    }

    @Test
    void whatIsCalledByAMethodReferenceIsRecordedInItsLine() throws Exception {
        RecordedProgram program = record(Programs.References.class);
        Run run = program.run();
        Lane main = lane(run, "main");

        assertThat(main.marks(MarkKind.NOTIFY)).extracting(Mark::label).containsExactly("ready.signalAll()");
        assertThat(only(main.holds()).lock()).isEqualTo("lock");
        assertThat(only(arrows(run, ArrowKind.NOTIFIED)).to())
                .isEqualTo(lane(run, "waiter").id());
        assertThat(only(arrows(run, ArrowKind.INTERRUPTED)).to())
                .isEqualTo(lane(run, "sleeper").id());
        assertThat(main.spans(SpanKind.JOINING)).extracting(Span::label).contains("waiter");
        assertThat(run.output().stream().map(Print::text).collect(Collectors.joining()))
                .isEqualTo(program.output().out());
        assertThat(Stream.concat(main.marks(MarkKind.PRINTED).stream(), main.marks(MarkKind.NOTIFY).stream())
                        .map(Mark::source))
                .as("the lines of the references")
                .hasSize(3)
                .allMatch(source -> source.file().equals("Programs.java"));
    }

    @Test
    void aLockIsNamedAfterItsOwnFieldElseAfterItsTypeAndHasALetterBesideOthers() throws Exception {
        Run run = record(Programs.Names.class).run();

        assertThat(lane(run, "main").holds())
                .extracting(Hold::lock)
                .containsExactly("Names A", "Names B", "own A", "own B", "timed", "ReentrantLock", "ReentrantLock");
    }

    @Test
    void theMonitorOfAMethodIsWaitedForAndHandedOver() throws Exception {
        Run run = record(Programs.SynchronizedTurns.class).run();
        Lane main = lane(run, "main");
        Lane other = lane(run, "B");

        Span wait = only(other.spans(SpanKind.LOCK_WAIT));
        assertThat(wait.lock()).isEqualTo("SynchronizedTurns");
        assertThat(wait.holder()).isEqualTo(main.id());
        assertThat(wait.length()).isGreaterThan(38_000);
        Arrow release = only(arrows(run, ArrowKind.RELEASED));
        assertThat(List.of(release.from(), release.to())).containsExactly(main.id(), other.id());
    }

    @Test
    void aMonitorInsideTheJdkIsHandedOverToo() throws Exception {
        Run run = record(Programs.JdkMonitor.class).run();
        Lane main = lane(run, "main");
        Lane other = lane(run, "B");

        Span wait = only(other.spans(SpanKind.LOCK_WAIT));
        assertThat(wait.holder()).isEqualTo(main.id());
        assertThat(wait.label()).endsWith(".size");
        Arrow release = only(arrows(run, ArrowKind.RELEASED));
        assertThat(List.of(release.from(), release.to())).containsExactly(main.id(), other.id());
        assertThat(release.toAt()).isEqualTo(wait.end());
    }

    @Test
    void theLockInsideAnOutputStreamIsNotDrawnAsHandedOver() throws Exception {
        Run run = record(Programs.Printing.class).run();

        assertThat(only(lane(run, "B").spans(SpanKind.LOCK_WAIT)).label()).isEqualTo("PrintStream.println");
        assertThat(arrows(run, ArrowKind.RELEASED)).isEmpty();
    }

    @Test
    void aClassThatTheJvmMadeForAReferenceIsNoLineOfTheProgram() throws Exception {
        Run run = record(Programs.ParkedByReference.class).run();

        Span wait = only(lane(run, "parked").spans(SpanKind.CONDITION_WAIT));
        assertThat(wait.source()).isNull();
    }

    @Test
    void aDeadlockOnSynchronizedMethodsSaysWhoWaitsForWhom() throws Exception {
        Run run = record(Programs.SynchronizedDeadlock.class).run();
        Lane left = lane(run, "L");
        Lane right = lane(run, "R");

        assertThat(only(run.deadlocks())).containsExactlyInAnyOrder(left.id(), right.id());
        assertThat(only(openWaits(left)).holder()).isEqualTo(right.id());
        assertThat(only(openWaits(left)).lock())
                .isEqualTo(only(right.holds()).lock())
                .isNotEqualTo(only(left.holds()).lock());
    }

    /** Not those that a thread had at its first lock, for the time that the JVM took for it. */
    private static List<Span> openWaits(Lane lane) {
        return lane.spans(SpanKind.LOCK_WAIT).stream().filter(Span::open).toList();
    }

    @Test
    void aMonitorIsReleasedEvenWhereThereIsNoStackLeft() throws Exception {
        assertThat(record(Programs.DeepSynchronized.class).output().out()).isEqualTo("held: false\n");
    }

    @Test
    void aMonitorIsReleasedOnEveryWayOutOfAMethod() throws Exception {
        RecordedProgram program = record(Programs.SynchronizedMethods.class);
        Lane first = lane(program.run(), "first");

        assertThat(program.output().out()).isEqualTo("failed\n42 1.0\n");
        assertThat(first.holds())
                .extracting(Hold::lock)
                .containsExactly("SynchronizedMethods", "SynchronizedMethods", "Class");
        assertThat(first.holds()).noneMatch(Hold::open);
    }

    @Test
    void aSignalSentByAProgramIsDrawnHoweverShortTheProgramRan() throws Exception {
        Run run = record(Programs.Kills.class).run();

        assertThat(arrows(run, ArrowKind.SIGNALLED))
                .hasSize(Programs.Kills.ROUNDS)
                .allMatch(a -> a.label().equals("SIGINT"));
    }

    @Test
    void processesHaveLanesWithTheirEndsAndJvmsAreRecordedThemselves() throws Exception {
        RecordedProgram program = record(Programs.Processes.class);
        Run run = program.run();

        assertThat(run.processes())
                .extracting(ProcessTrack::title)
                .containsExactly("Processes", "Child", "sleep 30", "sh -c exit 4");
        assertThat(run.processes().stream().map(ProcessTrack::exitCode))
                .containsExactly(OptionalInt.of(0), OptionalInt.of(3), OptionalInt.of(143), OptionalInt.of(4));
        Lane sleep = run.processes().get(2).lanes().get(0);
        assertThat(sleep.marks())
                .extracting(Mark::kind)
                .containsExactly(MarkKind.START, MarkKind.SIGTERM, MarkKind.END);
        assertThat(only(arrows(run, ArrowKind.SIGNALLED)).to()).isEqualTo(sleep.id());
        ProcessTrack child = run.processes().get(1);
        Lane inChild = child.lanes().stream()
                .filter(l -> l.name().equals("main"))
                .findFirst()
                .orElseThrow();
        assertThat(inChild.marks(MarkKind.PRINTED)).hasSize(1);
        assertThat(inChild.start())
                .as("on the clock of all")
                .isGreaterThan(child.lanes().get(0).start());
        assertThat(inChild.end()).isLessThanOrEqualTo(child.lanes().get(0).end());
        assertThat(lane(run, "main").spans(SpanKind.JOINING))
                .as("of the two that end at once none may have been waited for")
                .isNotEmpty();
        assertThat(program.output().err()).isEmpty();
    }

    @Test
    void theEndOfAJvmThatWasCutOffIsNotInvented() throws Exception {
        RecordedProgram program = record(Programs.Halted.class);
        Run run = program.run();

        assertThat(program.output().exitCode()).isEqualTo(9);
        assertThat(run.notes()).extracting(Note::kind).contains(Note.Kind.END_LOST);
        Lane main = lane(run, "main");
        assertThat(main.spans(SpanKind.SLEEPING)).hasSizeBetween(1, 12);
    }

    @Test
    void aProgramThatTakesALockTooOftenIsRecordedInPart() throws Exception {
        RecordedProgram program = record(Programs.Greedy.class);
        Run run = program.run();

        assertThat(program.output().out()).isEqualTo("100000\n");
        assertThat(run.notes()).contains(new Note(Note.Kind.LOCKS_NOT_RECORDED, "main"));
        assertThat(lane(run, "main").holds()).hasSizeBetween(1, 2_000);
    }

    @Test
    void aTimerWithoutATaskDoesNotWaitForItsTimeAndACancellationHasAMark() throws Exception {
        Run run = record(Programs.Timers.class).run();

        List<Span> waits = lane(run, "timer").spans().stream()
                .filter(s -> s.kind() != SpanKind.RUNNING && s.length() > 30_000)
                .toList();
        assertThat(waits)
                .as("the long waits of the timer")
                .extracting(Span::kind)
                .startsWith(SpanKind.CONDITION_WAIT, SpanKind.TIMER_DELAY);
        assertThat(lane(run, "main").marks(MarkKind.CANCEL))
                .extracting(Mark::label)
                .containsExactly("cancel(true)");
    }

    @Test
    void ofFarTooMuchTheRunKeepsWhatCanBeDrawnAndSaysWhatItLacks() throws Exception {
        Run run = record(Programs.Excess.class).run();

        assertThat(run.output()).hasSizeBetween(1_000, 20_000);
        assertThat(run.notes())
                .extracting(Note::kind)
                .contains(Note.Kind.PRINTS_NOT_RECORDED, Note.Kind.LOCKS_NOT_RECORDED);
        assertThat(run.notes()).contains(new Note(Note.Kind.WAITS_NOT_READ, "main"));
        Lane main = lane(run, "main");
        assertThat(main.spans(SpanKind.NOT_KNOWN)).as("after that").isNotEmpty();
        if (Runtime.version().feature() >= 21) {
            assertThat(run.notes())
                    .filteredOn(n -> n.kind() == Note.Kind.LANES_LEFT_OUT)
                    .hasSize(1)
                    .allMatch(n -> Integer.parseInt(n.about()) >= Programs.Excess.VIRTUAL_THREADS - 1_000);
        }
    }

    private static RecordedProgram record(Class<?> program) throws Exception {
        RecordedProgram recorded = RecordedProgram.of(JavaProgram.of(program));
        RunShape.of(recorded.run()).isSound();
        return recorded;
    }

    private static Lane lane(Run run, String name) {
        return run.lane(name).orElseThrow(() -> new AssertionError("no lane " + name + " in " + run));
    }

    private static List<Arrow> arrows(Run run, ArrowKind kind) {
        return run.arrows().stream().filter(a -> a.kind() == kind).toList();
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }
}

package org.paralleltasks.timeline.examples;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltasks.common.launcher.Chapter;
import org.paralleltasks.common.launcher.Example;
import org.paralleltasks.multiprocess.MultiprocessChapter;
import org.paralleltasks.subprocess.SubprocessChapter;
import org.paralleltasks.sync.SyncChapter;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.threads.ThreadsChapter;
import org.paralleltasks.timeline.RecordedProgram;
import org.paralleltasks.timeline.model.ArrowKind;
import org.paralleltasks.timeline.model.MarkKind;
import org.paralleltasks.timeline.model.Print;
import org.paralleltasks.timeline.model.SpanKind;
import org.paralleltasks.timeline.reading.RunShape;
import org.paralleltasks.timer.TimerChapter;

/**
 * The chapters' examples, recorded: each as it is, with the lanes and spans that its documentation promises. A few of each
 * kind by default; all forty with {@code -Dtimeline.examples=all}, one with its name.
 */
@Tag("concurrency")
class EveryExampleTest {
    private static final List<Chapter> CHAPTERS = List.of(
            ThreadsChapter.CHAPTER,
            SyncChapter.CHAPTER,
            TimerChapter.CHAPTER,
            MultiprocessChapter.CHAPTER,
            SubprocessChapter.CHAPTER);

    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ";

    private static final Set<String> A_FEW = Set.of(
            "threads/several-threads",
            "sync/synchronized",
            "sync/deadlock",
            "timer/delayed",
            "multiprocess/lifecycle",
            "subprocess/signals");

    private static final Set<String> WAIT_FOR_OTHER_PROCESSES =
            Set.of("multiprocess/lock", "multiprocess/condition", "multiprocess/event");

    private static final Map<String, Consumer<Promise>> PROMISES = Map.ofEntries(
            entry("threads/same-process", p -> p.threads(3, "worker-\\d").does(1, "main", SpanKind.JOINING)),
            entry("threads/one-thread", p -> p.does(1, "#1", SpanKind.SLEEPING).does(1, "main", SpanKind.JOINING)),
            entry(
                    "threads/several-threads",
                    p -> p.does(6, "[123]", SpanKind.SLEEPING)
                            .does(1, "main", SpanKind.JOINING)
                            .arrows(6, ArrowKind.STARTED)),
            entry("threads/join-or-daemon", p -> p.threads(4, ".*").does(2, ".*", SpanKind.SLEEPING)),
            entry("threads/cancel", p -> p.marks(1, MarkKind.INTERRUPT).does(1, "Thread-.*", SpanKind.SLEEPING)),
            entry("threads/cores", p -> p.threads(3, "Thread-\\d+").does(1, "main", SpanKind.JOINING)),
            entry("threads/hundreds", p -> p.does(300, "client-\\d+", SpanKind.CONDITION_WAIT)),
            entry(
                    "threads/executor",
                    p -> p.does(3, "[123]", SpanKind.SLEEPING).does(1, "main", SpanKind.CONDITION_WAIT)),
            entry("sync/lost-update", p -> p.holds(2, "thread \\d").does(1, "main", SpanKind.JOINING)),
            entry(
                    "sync/unsynchronized",
                    p -> p.does(5, "Thread-\\d", SpanKind.SLEEPING)
                            .neverDoes("Thread-\\d", SpanKind.LOCK_WAIT)
                            .interleave("Thread-\\d")
                            .marks(32, MarkKind.PRINTED)),
            entry(
                    "sync/synchronized",
                    p -> p.does(5, "Thread-\\d", SpanKind.SLEEPING)
                            .holds(5, "Thread-\\d")
                            .takeTurns(5, "Thread-\\d")
                            .does(3, "Thread-\\d", SpanKind.LOCK_WAIT)
                            .arrows(3, ArrowKind.RELEASED)),
            entry(
                    "sync/lock-and-exception",
                    p -> p.does(2, "[BC]", SpanKind.LOCK_WAIT).holds(2, "A")),
            entry("sync/reentrant", p -> p.holds(1, "owner").threads(1, "other")),
            entry(
                    "sync/condition",
                    p -> p.does(2, "[ABC].*|P\\d", SpanKind.CONDITION_WAIT)
                            .marks(4, MarkKind.NOTIFY)
                            .arrows(2, ArrowKind.NOTIFIED)),
            entry(
                    "sync/event",
                    p -> p.does(6, "runner \\d", SpanKind.CONDITION_WAIT).marks(1, MarkKind.NOTIFY)),
            entry("sync/visibility", p -> p.threads(2, "worker").does(1, "main", SpanKind.JOINING)),
            entry("sync/thread-safe-api", p -> p.threads(4, "Thread-\\d+").does(1, "main", SpanKind.JOINING)),
            entry(
                    "sync/deadlock",
                    p -> p.deadlocks(1)
                            .does(1, "1 to 2", SpanKind.LOCK_WAIT)
                            .does(1, "2 to 1", SpanKind.LOCK_WAIT)
                            .holds(4, "\\d to \\d")
                            .marks(1, MarkKind.INTERRUPT)
                            .arrows(2, ArrowKind.WAITS_FOR)),
            entry(
                    "timer/delayed",
                    p -> p.does(1, "Thread-1", SpanKind.TIMER_DELAY)
                            .does(1, "Thread-1", SpanKind.SLEEPING)
                            .does(1, "main", SpanKind.JOINING)),
            entry("timer/arguments", p -> p.does(1, "Thread-\\d", SpanKind.TIMER_DELAY)),
            entry("timer/cancel", p -> p.does(2, "Thread-\\d", SpanKind.TIMER_DELAY)),
            entry(
                    "timer/scheduled",
                    p -> p.does(2, "Thread-\\d|Timer-0", SpanKind.TIMER_DELAY)
                            .does(1, "Thread-\\d", SpanKind.SLEEPING)),
            entry("multiprocess/own-memory", p -> p.workers(1)),
            entry("multiprocess/ps", p -> p.workers(2).commands(1, 0)),
            entry(
                    "multiprocess/subclass",
                    p -> p.workers(2).does(2, "main", SpanKind.SLEEPING).does(2, "Thread-\\d+", SpanKind.SLEEPING)),
            entry("multiprocess/target", p -> p.workers(2).does(1, "main", SpanKind.SLEEPING)),
            entry(
                    "multiprocess/lifecycle",
                    p -> p.workers(2)
                            .marks(1, MarkKind.SIGTERM)
                            .marks(1, MarkKind.SIGKILL)
                            .does(1, "main", SpanKind.JOINING)),
            entry("multiprocess/lock", p -> p.workers(10).holds(5, "main").does(2, "main", SpanKind.LOCK_WAIT)),
            entry(
                    "multiprocess/condition",
                    p -> p.workers(3)
                            .does(1, "main", SpanKind.CONDITION_WAIT)
                            .marks(1, MarkKind.NOTIFY)
                            .arrows(1, ArrowKind.NOTIFIED)),
            entry("multiprocess/event", p -> p.workers(2).does(1, "main", SpanKind.CONDITION_WAIT)),
            entry(
                    "multiprocess/pipe",
                    // main for the messages and, while main polls in vain, the worker.
                    p -> p.workers(2)
                            .does(2, "main", SpanKind.CONDITION_WAIT)
                            .does(1, "main", SpanKind.JOINING)
                            .arrows(2, ArrowKind.STARTED)),
            entry(
                    "multiprocess/queue",
                    p -> p.workers(5)
                            .does(2, "main", SpanKind.SLEEPING)
                            .does(1, "main", SpanKind.JOINING)
                            .threads(5, "process \\d+")),
            // The other worker is killed, maybe before anything of it is written.
            entry(
                    "multiprocess/pool",
                    p -> p.workers(1)
                            .ended(1, 1)
                            .does(1, "main", SpanKind.CONDITION_WAIT)
                            .does(1, "main", SpanKind.SLEEPING)),
            entry(
                    "subprocess/capture",
                    p -> p.commands(2, 0)
                            .does(3, "/bin/sh -c (sleep|ls) .*", SpanKind.PROCESS)
                            .does(1, "main", SpanKind.CONDITION_WAIT)),
            entry("subprocess/options", p -> p.commands(3, 0)),
            entry("subprocess/lifecycle", p -> p.commands(1, 0)),
            entry(
                    "subprocess/signals",
                    p -> p.commands(1, 143)
                            .commands(1, 137)
                            .commands(1, 130)
                            .marks(2, MarkKind.SIGTERM)
                            .marks(1, MarkKind.SIGKILL)
                            .marks(3, MarkKind.SIGNAL)
                            .arrows(5, ArrowKind.SIGNALLED)),
            entry("subprocess/timeout", p -> p.commands(1, 143).marks(1, MarkKind.SIGTERM)),
            entry(
                    "subprocess/timer-kill",
                    p -> p.commands(1, 143)
                            .commands(1, 137)
                            .commands(1, 0)
                            .does(1, "timer", SpanKind.TIMER_DELAY)
                            .does(1, "main", SpanKind.JOINING)
                            .marks(2, MarkKind.SIGTERM)
                            .marks(2, MarkKind.SIGKILL)
                            .arrows(2, ArrowKind.SIGNALLED)),
            entry("subprocess/streams", p -> p.commands(1, 0).marks(1, MarkKind.SIGKILL)));

    /**
     * Lines that need not be in a recording: what a JVM prints in its last second before it is killed, or while it ends, which
     * Flight Recorder may not have written yet; and what others than the program print on its terminal.
     */
    private static final Map<String, String> NOT_OF_THE_RECORDING = Map.of(
            "threads/join-or-daemon", TIME + "Tick",
            "multiprocess/target", TIME + "(Daemon ticks|daemon \\d+ has ended with its parent, .*)",
            "multiprocess/pool", TIME + " +in pid \\d+: \\d squared");

    static Stream<String> chosen() {
        String wanted = System.getProperty("timeline.examples");
        if ("some".equals(wanted)) {
            return names().filter(A_FEW::contains);
        }
        List<String> names =
                names().filter(n -> "all".equals(wanted) || n.equals(wanted)).toList();
        assertThat(names)
                .as("-Dtimeline.examples=%s: some, all, or a name such as sync/deadlock", wanted)
                .isNotEmpty();
        return names.stream();
    }

    @Test
    void everyExampleHasAPromise() {
        assertThat(PROMISES.keySet()).containsExactlyInAnyOrderElementsOf(names().toList());
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void isDrawnAsItsDocumentationPromises(String name) throws Exception {
        JavaProgram program = JavaProgram.of(mainClassOf(name))
                .withSpeed(speedOf(name))
                .withSeed(42)
                .withDeadline(Duration.ofMinutes(3));
        RecordedProgram recorded = RecordedProgram.of(program);

        assertThat(recorded.output().exitCode()).as("%s", recorded.output()).isZero();
        RunShape.of(recorded.run()).isSound();
        PROMISES.get(name).accept(new Promise(recorded.run()));
        assertPrintedIsRecorded(name, recorded);
    }

    /**
     * What was printed is what was recorded, line by line. Where several threads print one line together they may be recorded
     * in another order, and so of the lines that differ the characters are compared.
     */
    private static void assertPrintedIsRecorded(String name, RecordedProgram program) {
        List<String> printed = expectedOf(name, program.output().lines().stream());
        List<String> recorded = expectedOf(
                name,
                program.run().output().stream()
                        .filter(p -> !p.error())
                        .map(Print::text)
                        .collect(Collectors.joining())
                        .lines());
        assertThat(characters(without(printed, recorded)))
                .as("printed in %s and not recorded: %s; recorded and not printed", name, without(printed, recorded))
                .isEqualTo(characters(without(recorded, printed)));
    }

    private static List<String> expectedOf(String name, Stream<String> lines) {
        return lines.filter(l -> !l.matches(NOT_OF_THE_RECORDING.getOrDefault(name, "")))
                .toList();
    }

    /** Each line as often as it is more often in the one list than in the other. */
    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left;
    }

    private static List<String> characters(List<String> lines) {
        return lines.stream().flatMap(l -> Stream.of(l.split(""))).sorted().toList();
    }

    /** Who waits for a delay of another process must be there before its end, so that delay is long beside a JVM's start. */
    private static int speedOf(String name) {
        return WAIT_FOR_OTHER_PROCESSES.contains(name) ? 2 : 20;
    }

    private static Stream<String> names() {
        return CHAPTERS.stream().flatMap(c -> c.examples().stream().map(e -> c.name() + "/" + e.name()));
    }

    private static Class<?> mainClassOf(String name) {
        return CHAPTERS.stream()
                .filter(c -> name.startsWith(c.name() + "/"))
                .flatMap(c -> c.examples().stream())
                .filter(e -> name.endsWith("/" + e.name()))
                .map(Example::mainClass)
                .findFirst()
                .orElseThrow();
    }
}

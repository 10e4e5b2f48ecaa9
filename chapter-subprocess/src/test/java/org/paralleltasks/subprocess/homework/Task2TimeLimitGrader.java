package org.paralleltasks.subprocess.homework;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Scripts;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

@Grades(
        chapter = "subprocess",
        task = 2,
        name = "time-limit",
        subject = "org.paralleltasks.subprocess.homework.Task2TimeLimit")
class Task2TimeLimitGrader {
    private static final Duration NEVER = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(100);

    /** Limits to try: one tells only of a command that was where it stops well before, and a machine may be slow. */
    private static final List<Duration> LIMITS =
            List.of(Duration.ofMillis(120), Duration.ofMillis(600), Duration.ofSeconds(3));

    @Check(order = 1, value = "a command that ends in time: its lines, whatever its return code")
    void givesTheLinesInTime(Trial<TimeLimit> trial) {
        trial.once(round -> {
            Scripts scripts = CommandScripts.of(round);
            String program = scripts.program("in-time", "echo one", "stop_at middle", "echo two", "exit 3");
            TimeLimit subject = round.create();
            List<String> lines = Collections.synchronizedList(new ArrayList<>());
            Worker worker = round.start("A", () -> lines.addAll(subject.run(List.of(program), NEVER, NEVER)));
            scripts.awaitTold("at middle");
            scripts.open("middle");
            worker.awaitEnd();
            round.equal("what is returned", List.of("one", "two"), lines);
        });
    }

    @Check(order = 2, value = "a command that does not end in time: TimeUp, with the lines that it has written")
    void tellsThatTimeIsUp(Trial<TimeLimit> trial) {
        timeIsUp(
                trial,
                SHORT,
                "forever",
                (round, scripts, worker) -> round.equal(
                        "what TimeUp has", List.of("one"), timeUp(round, worker).lines()),
                "echo one",
                "stop_at forever");
    }

    @Check(
            order = 3,
            value = "it is asked to end, with SIGTERM, and has time to; what it writes then is among its lines")
    void asksFirst(Trial<TimeLimit> trial) {
        timeIsUp(
                trial,
                NEVER,
                "forever",
                (round, scripts, worker) -> {
                    scripts.awaitTold("at tidying");
                    round.awaitStandstill(); // Whoever thinks that it is over has said so.
                    scripts.open("tidying");
                    round.equal(
                            "what TimeUp has",
                            List.of("one", "tidied up"),
                            timeUp(round, worker).lines());
                },
                "trap 'stop_at tidying; echo tidied up; tell tidied up; exit 0' TERM",
                "echo one",
                "stop_at forever");
    }

    @Check(order = 4, value = "after a time-out nothing is left of the command and the processes that it has started")
    void endsTheChildren(Trial<TimeLimit> trial) {
        timeIsUp(
                trial,
                NEVER,
                "child",
                (round, scripts, worker) -> {
                    timeUp(round, worker);
                    scripts.nothingIsLeft("after a time-out");
                },
                "stop_at child &",
                "stop_at forever");
    }

    @Check(order = 5, value = "what ignores SIGTERM is ended with SIGKILL after the grace period")
    void endsTheDeaf(Trial<TimeLimit> trial) {
        timeIsUp(
                trial,
                SHORT,
                "child",
                (round, scripts, worker) -> {
                    timeUp(round, worker);
                    scripts.nothingIsLeft("after a time-out and the grace period");
                },
                "trap '' TERM",
                "stop_at child &",
                "while :; do stop_at forever; done");
    }

    @Check(order = 6, value = "nothing is left either of what has lost its parent and has a session of its own")
    void endsTheLost(Trial<TimeLimit> trial) {
        timeIsUp(
                trial,
                SHORT,
                "lost",
                (round, scripts, worker) -> {
                    timeUp(round, worker);
                    scripts.nothingIsLeft("after a time-out");
                },
                "if [ \"${1-}\" = lost ]; then stop_at lost; exit; fi",
                "(setsid \"$0\" lost >/dev/null 2>&1 &)",
                "stop_at forever");
    }

    @Check(order = 7, value = "a command that writes a line now and then has no more time than one that is silent")
    void limitsTheWhole(Trial<TimeLimit> trial) {
        boolean[] hasTold = {false};
        for (Duration limit : LIMITS) {
            if (!hasTold[0]) {
                trial.once(round -> {
                    Scripts scripts = CommandScripts.of(round);
                    String program = scripts.program("talks", "while :; do echo talk; tell talks; sleep 0.02; done");
                    TimeLimit subject = round.create();
                    Worker worker = round.start("A", () -> subject.run(List.of(program), limit, SHORT))
                            .mayThrow();
                    // A pause as long as the limit would end an answer, too, that gives each line so much time.
                    hasTold[0] = longestPauseNanos(scripts, worker, limit.multipliedBy(10)) < limit.toNanos() / 2;
                    if (hasTold[0]) {
                        round.check(worker.hasEnded(), "after ten times its limit it still runs, and still writes");
                        timeUp(round, worker);
                    } else {
                        scripts.endAll();
                        worker.awaitEnd();
                    }
                });
            }
        }
    }

    /** How long the scripts were silent, at most, until the worker had ended, or for so long. */
    private static long longestPauseNanos(Scripts scripts, Worker worker, Duration atMost) {
        long begin = System.nanoTime();
        long last = begin;
        long longest = 0;
        int told = 0;
        while (!worker.hasEnded() && System.nanoTime() - begin < atMost.toNanos()) {
            int now = scripts.told().size();
            longest = Math.max(longest, System.nanoTime() - last);
            last = now == told ? last : System.nanoTime();
            told = now;
            LockSupport.parkNanos(1_000_000);
        }
        return longest;
    }

    @Check(
            order = 8,
            value = "an interrupt ends the command, and when nothing is left of it, the InterruptedException goes on")
    void anInterruptEndsIt(Trial<TimeLimit> trial) {
        trial.once(round -> {
            Scripts scripts = CommandScripts.of(round);
            String program =
                    scripts.program("long", "trap 'stop_at tidying; exit' TERM", "stop_at child &", "stop_at forever");
            TimeLimit subject = round.create();
            Worker worker = round.start("A", () -> subject.run(List.of(program), NEVER, NEVER))
                    .mayThrow();
            scripts.awaitTold("at child");
            scripts.awaitTold("at forever");
            worker.interrupt();
            scripts.awaitEndOf(worker, "tidying", "run() has ended after the interrupt, and");
            round.check(
                    worker.thrown() instanceof InterruptedException,
                    "'A' was interrupted while it waited for its command, and "
                            + (worker.thrown() == null ? "returned" : "threw " + worker.thrown()));
            round.noThreadKeepsTheProgram("run() was interrupted, and");
        });
    }

    @Check(order = 9, value = "after a command that ended in time, no thread of yours keeps the program from ending")
    void nothingKeepsTheProgram(Trial<TimeLimit> trial) {
        trial.once(round -> {
            String program = CommandScripts.of(round).program("quick", "echo one");
            TimeLimit subject = round.create();
            round.start("A", () -> subject.run(List.of(program), NEVER, NEVER)).awaitEnd();
            round.noThreadKeepsTheProgram("run() has returned, and");
        });
    }

    /** What a check does when the command stops where it is to be when its time is up. */
    @FunctionalInterface
    private interface Rest {
        void check(Round<TimeLimit> round, Scripts scripts, Worker worker) throws Exception;
    }

    /** Plays with longer and longer limits until the command has come to the gate in half of it. */
    private static void timeIsUp(Trial<TimeLimit> trial, Duration grace, String gate, Rest rest, String... lines) {
        boolean[] hasTold = {false};
        for (Duration limit : LIMITS) {
            if (!hasTold[0]) {
                trial.once(round -> {
                    Scripts scripts = CommandScripts.of(round);
                    String program = scripts.program("too-long", lines);
                    TimeLimit subject = round.create();
                    long begin = System.nanoTime();
                    Worker worker = round.start("A", () -> subject.run(List.of(program), limit, grace))
                            .mayThrow();
                    round.await(
                            () -> scripts.told().containsAll(List.of("at " + gate, "at forever")) || worker.hasEnded(),
                            "the command comes as far as to wait");
                    hasTold[0] = System.nanoTime() - begin < limit.toNanos() / 2;
                    if (hasTold[0]) {
                        rest.check(round, scripts, worker);
                    } else {
                        scripts.endAll();
                        worker.awaitEnd();
                    }
                });
            }
        }
    }

    private static TimeUp timeUp(Round<TimeLimit> round, Worker worker) {
        worker.awaitEnd();
        if (worker.thrown() instanceof TimeUp timeUp) {
            return timeUp;
        }
        throw round.fail(
                "when its time is up, run() " + (worker.thrown() == null ? "returns" : "throws " + worker.thrown()));
    }
}

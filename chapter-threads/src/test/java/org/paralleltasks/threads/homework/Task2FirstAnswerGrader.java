package org.paralleltasks.threads.homework;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

@Grades(
        chapter = "threads",
        task = 2,
        name = "first-answer",
        subject = "org.paralleltasks.threads.homework.Task2FirstAnswer")
class Task2FirstAnswerGrader {
    private static final String CALLER = "caller";

    @Check(order = 1, value = "three sources: all three are being asked before the first has answered")
    void asksAllAtTheSameTime(Trial<FirstAnswer> trial) {
        trial.once(round -> {
            Gate asking = round.gate("a source is asked");
            List<RecordingSource> sources = Stream.of("source 1", "source 2", "source 3")
                    .map(name ->
                            RecordingSource.answering(round, name, "an answer").with(asking))
                    .toList();
            FirstAnswer subject = round.create();
            Worker caller = round.start(CALLER, () -> subject.ask(List.copyOf(sources)));
            try {
                round.await(
                        () -> sources.stream().allMatch(RecordingSource::isAsked),
                        "all three sources are being asked while none of them has answered");
            } finally {
                asking.open();
            }
            caller.awaitEnd();
            Set<Thread> threads = sources.stream().map(RecordingSource::asking).collect(Collectors.toSet());
            round.equal("the number of threads that have asked the three sources", 3, threads.size());
            round.check(
                    threads.stream().noneMatch(t -> t.getName().equals(CALLER)),
                    "the thread that called ask() has asked a source itself");
        });
    }

    @Check(order = 2, value = "source 2 answers, and 1 and 3 would never: ask() returns the answer of source 2")
    void theFirstWins(Trial<FirstAnswer> trial) {
        trial.once(round -> {
            FirstAnswer subject = round.create();
            AtomicReference<String> answer = new AtomicReference<>();
            askThree(round, sources -> answer.set(subject.ask(sources)));
            round.equal("the answer", "two", answer.get());
        });
    }

    @Check(order = 3, value = "the sources that have not answered are cancelled: their threads are interrupted")
    void cancelsTheOthers(Trial<FirstAnswer> trial) {
        trial.once(round -> {
            FirstAnswer subject = round.create();
            List<RecordingSource> sources = askThree(round, subject::ask);
            for (RecordingSource each : List.of(sources.get(0), sources.get(2))) {
                round.await(
                        () -> !each.isBeingAsked(),
                        "ask() has returned, and the thread that still asks " + each + " is interrupted");
            }
        });
    }

    @Check(order = 4, value = "source 1 fails, then source 2 answers: ask() returns the answer of source 2")
    void aFailureIsNoAnswer(Trial<FirstAnswer> trial) {
        trial.once(round -> {
            Gate later = round.gate("source 2 is asked");
            RecordingSource one = RecordingSource.failing(round, "source 1");
            RecordingSource two =
                    RecordingSource.answering(round, "source 2", "two").with(later);
            FirstAnswer subject = round.create();
            AtomicReference<String> answer = new AtomicReference<>();
            Worker caller = round.start(CALLER, () -> answer.set(subject.ask(List.of(one, two))));
            round.await(one::hasEnded, "source 1 is asked");
            later.open();
            caller.awaitEnd();
            round.equal("the answer", "two", answer.get());
        });
    }

    @Check(order = 5, value = "all sources fail: NoAnswerException, with what each of them threw")
    void tellsWhyThereIsNoAnswer(Trial<FirstAnswer> trial) {
        trial.once(round -> {
            RecordingSource one = RecordingSource.failing(round, "source 1");
            RecordingSource two = RecordingSource.failing(round, "source 2");
            FirstAnswer subject = round.create();
            Worker caller =
                    round.start(CALLER, () -> subject.ask(List.of(one, two))).mayThrow();
            caller.awaitEnd();
            if (!(caller.thrown() instanceof NoAnswerException thrown)) {
                throw round.fail("both sources failed, and ask() "
                        + (caller.thrown() == null ? "returned" : "threw " + caller.thrown()));
            }
            List<Throwable> suppressed = List.of(thrown.getSuppressed());
            for (RecordingSource each : List.of(one, two)) {
                round.check(
                        suppressed.contains(each.failure()),
                        "the NoAnswerException does not contain what " + each + " threw; it has " + suppressed);
            }
        });
    }

    @Check(order = 6, value = "when ask() returns, no other source is being asked any more, however long it tidies up")
    void returnsWhenTheOthersHaveEnded(Trial<FirstAnswer> trial) {
        trial.underAllSchedules(Task2FirstAnswerGrader::oneAnswersTheOtherNever);
    }

    @Check(order = 7, value = "an interrupt of the waiting thread cancels all, waits for them, and comes out of ask()")
    void interruptCancelsAll(Trial<FirstAnswer> trial) {
        trial.underAllSchedules(round -> {
            RecordingSource one = RecordingSource.silent(round, "source 1");
            RecordingSource two = RecordingSource.silent(round, "source 2");
            FirstAnswer subject = round.create();
            Worker caller = round.start(CALLER, () -> {
                try {
                    throw round.fail("interrupted, ask() returned '" + subject.ask(List.of(one, two)) + "'");
                } catch (InterruptedException e) {
                    noneIsBeingAsked(round, "threw the InterruptedException", one, two);
                }
            });
            round.await(() -> one.isAsked() && two.isAsked(), "both sources are being asked");
            caller.interrupt();
            caller.awaitEnd();
        });
    }

    @Check(
            order = 8,
            value =
                    "an interrupt while ask() waits for a source that tidies up does not end that wait, and is not lost")
    void waitsForTheTidyingUpThroughAnInterrupt(Trial<FirstAnswer> trial) {
        trial.once(round -> {
            Gate answering = round.gate("source 1 is asked");
            Gate tidying = round.gate("source 2 is interrupted, and tidies up");
            RecordingSource one =
                    RecordingSource.answering(round, "source 1", "one").with(answering);
            RecordingSource two = RecordingSource.silent(round, "source 2").tidyingUpAt(tidying);
            FirstAnswer subject = round.create();
            Worker caller = round.start(CALLER, () -> {
                String how;
                try {
                    how = "returned '" + subject.ask(List.of(one, two)) + "'";
                } catch (InterruptedException e) {
                    how = "threw the InterruptedException";
                    Thread.currentThread().interrupt();
                }
                String what = "was interrupted while it waited for a source that tidied up, and " + how;
                noneIsBeingAsked(round, what, one, two);
                round.check(
                        Thread.interrupted(),
                        "ask() " + what + ", and nobody can learn of the interrupt: Thread.interrupted() says false");
            });
            try {
                round.await(() -> one.isAsked() && two.isAsked(), "both sources are being asked");
                answering.open();
                tidying.awaitArrival();
                caller.interrupt();
                round.awaitStandstill(); // Who does not wait on has ended.
            } finally {
                answering.open();
                tidying.open();
            }
            caller.awaitEnd();
        });
    }

    @Check(
            order = 9,
            value = "ask() waits for an answer, and for those that tidy up, however long it takes: no limit is an end")
    void waitsHoweverLongItTakes(Trial<FirstAnswer> trial) {
        trial.impatient(Task2FirstAnswerGrader::oneAnswersTheOtherNever);
    }

    private static void oneAnswersTheOtherNever(Round<FirstAnswer> round) throws Exception {
        RecordingSource one = RecordingSource.answering(round, "source 1", "one");
        RecordingSource two = RecordingSource.silent(round, "source 2");
        FirstAnswer subject = round.create();
        round.start(CALLER, () -> {
                    String answer = subject.ask(List.of(one, two));
                    noneIsBeingAsked(round, "returned '" + answer + "'", one, two);
                    round.equal("the answer", "one", answer);
                })
                .awaitEnd();
    }

    @Check(order = 10, value = "no thread is left behind: after an answer, when all sources fail, after an interrupt")
    void leavesNoThreadBehind(Trial<FirstAnswer> trial) {
        trial.once(round -> {
            FirstAnswer subject = round.create();
            noThreadIsLeft(round, "ask() has returned", askThree(round, subject::ask));
        });
        trial.once(round -> {
            List<RecordingSource> sources =
                    List.of(RecordingSource.failing(round, "source 1"), RecordingSource.failing(round, "source 2"));
            FirstAnswer subject = round.create();
            round.start(CALLER, () -> subject.ask(List.copyOf(sources)))
                    .mayThrow()
                    .awaitEnd();
            noThreadIsLeft(round, "all sources have failed", sources);
        });
        trial.once(round -> {
            List<RecordingSource> sources =
                    List.of(RecordingSource.silent(round, "source 1"), RecordingSource.silent(round, "source 2"));
            FirstAnswer subject = round.create();
            Worker caller =
                    round.start(CALLER, () -> subject.ask(List.copyOf(sources))).mayThrow();
            round.await(() -> sources.stream().allMatch(RecordingSource::isAsked), "both sources are being asked");
            caller.interrupt();
            caller.awaitEnd();
            noThreadIsLeft(round, "ask() was interrupted", sources);
        });
    }

    private static void noThreadIsLeft(Round<?> round, String when, List<RecordingSource> sources) {
        round.await(
                () -> sources.stream().map(RecordingSource::asking).noneMatch(t -> t != null && t.isAlive()),
                "all threads that have asked a source end when " + when);
    }

    @Check(
            order = 11,
            value = "two sources answer at the same time: one of the answers, and all shared data is ordered")
    void sharedDataIsOrdered(Trial<FirstAnswer> trial) {
        trial.ordered(round -> {
            RecordingSource one = RecordingSource.answering(round, "source 1", "one");
            RecordingSource two = RecordingSource.answering(round, "source 2", "two");
            FirstAnswer subject = round.create();
            round.start(CALLER, () -> {
                        String answer = subject.ask(List.of(one, two));
                        noneIsBeingAsked(round, "returned '" + answer + "'", one, two);
                        round.check(
                                List.of("one", "two").contains(answer),
                                "the answer is '" + answer + "', and must be 'one' or 'two'");
                    })
                    .awaitEnd();
        });
    }

    @FunctionalInterface
    private interface Asking {
        void ask(List<Source> sources) throws Exception;
    }

    /** Asks three sources, of which the second answers, but not before all of them are being asked. */
    private static List<RecordingSource> askThree(Round<?> round, Asking asking) {
        Gate answering = round.gate("source 2 is asked");
        List<RecordingSource> sources = List.of(
                RecordingSource.silent(round, "source 1"),
                RecordingSource.answering(round, "source 2", "two").with(answering),
                RecordingSource.silent(round, "source 3"));
        Worker caller = round.start(CALLER, () -> asking.ask(List.copyOf(sources)));
        try {
            round.await(() -> sources.stream().allMatch(RecordingSource::isAsked), "all three sources are being asked");
        } finally {
            answering.open();
        }
        caller.awaitEnd();
        return sources;
    }

    private static void noneIsBeingAsked(Round<?> round, String how, RecordingSource... sources) {
        for (RecordingSource each : sources) {
            round.check(
                    !each.isBeingAsked(),
                    "ask() " + how + " while " + each + " was still being asked"
                            + (each.wasInterrupted() ? ", and tidied up" : ""));
        }
    }
}

package org.paralleltasks.timer.homework;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.VirtualTime;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.timer.homework.given.DelayedCall;

@Grades(
        chapter = "timer",
        task = 1,
        name = "delayed-call",
        subject = "org.paralleltasks.timer.homework.Task1DelayedCall")
class Task1DelayedCallGrader {
    private static final long DELAY = 3_000;
    private static final String STARTER = "starter";
    private static final String CANCELLER = "canceller";
    private static final String JOINER = "joiner";

    @Check(
            order = 1,
            value = "start() returns at once; 3000 ms later, not before, the function is called once, by the timer")
    void callsWhenItIsDue(Trial<DelayedCall> trial) {
        trial.once(round -> play(round, (call, time, function) -> {
            time.pass(10);
            start(call, round);
            time.pass(DELAY - 1);
            calls(0, "2999 ms after start()", function, round);
            time.pass(1);
            calls(1, "3000 ms after start()", function, round);
            time.pass(10 * DELAY);
            calls(1, "a good while later", function, round);
            function.wasLeftInPeace();
        }));
    }

    @Check(
            order = 2,
            value = "the function gets the arguments as they were when the call was made, whatever becomes of the list")
    void keepsTheArguments(Trial<DelayedCall> trial) {
        trial.once(round -> {
            try (VirtualTime time = new VirtualTime(round)) {
                RecordingJob function = new RecordingJob(round, time, "the function");
                List<String> guests = new ArrayList<>(List.of("Ada"));
                DelayedCall call = round.create(time.timer(), DELAY, function, guests);
                guests.add("Grace");
                start(call, round);
                guests.set(0, "Edsger");
                time.pass(DELAY);
                round.equal("what the function was called with", List.of(List.of("Ada")), function.arguments());
            }
        });
    }

    @Check(
            order = 3,
            value = "cancel() before it is due, or before start(): true each time, no call, nothing left in the timer")
    void canBeCancelledBefore(Trial<DelayedCall> trial) {
        for (boolean startFirst : new boolean[] {true, false}) {
            trial.once(round -> play(round, (call, time, function) -> {
                if (startFirst) {
                    start(call, round);
                    time.pass(DELAY - 1);
                }
                answers(true, "cancel() before the function is called", call, round);
                round.equal("the number of jobs that are left in the timer after cancel()", 0, time.waiting());
                if (!startFirst) {
                    start(call, round);
                }
                time.pass(10 * DELAY);
                calls(0, "after cancel()", function, round);
                answers(true, "the second cancel()", call, round);
            }));
        }
    }

    @Check(
            order = 4,
            value = "cancel() while the function goes on, and when it is over: false, and the function is left alone")
    void leavesARunningCallAlone(Trial<DelayedCall> trial) {
        trial.once(round -> {
            Gate inTheFunction = round.gate("the function is called");
            try (VirtualTime time = new VirtualTime(round)) {
                RecordingJob function = new RecordingJob(round, time, "the function").in(1, inTheFunction::pass);
                DelayedCall call = round.create(time.timer(), DELAY, function, List.of("Ada"));
                start(call, round);
                time.letPass(DELAY);
                inTheFunction.awaitArrival();
                answers(false, "cancel() while the function goes on", call, round);
                inTheFunction.open();
                time.awaitJobs();
                function.wasLeftInPeace();
                answers(false, "cancel() after the function has returned", call, round);
            } finally {
                inTheFunction.open();
            }
        });
    }

    @Check(
            order = 5,
            value = "two threads start it: one gets an IllegalStateException, and the function is called once")
    void startsOnlyOnce(Trial<DelayedCall> trial) {
        trial.underAllSchedules(round -> play(round, (call, time, function) -> {
            List<Worker> starters = List.of(
                    round.start(STARTER, call::start).mayThrow(),
                    round.start("another starter", call::start).mayThrow());
            starters.forEach(Worker::awaitEnd);
            List<Throwable> thrown = new ArrayList<>();
            for (Worker each : starters) {
                if (each.thrown() != null) {
                    thrown.add(each.thrown());
                }
            }
            round.check(
                    thrown.size() == 1 && thrown.get(0) instanceof IllegalStateException,
                    "two threads called start(), and they got " + (thrown.isEmpty() ? "no exception" : thrown)
                            + "; it must be one IllegalStateException");
            time.pass(10 * DELAY);
            calls(1, "after both starts", function, round);
        }));
    }

    @Check(
            order = 6,
            value = "join() waits while the function is not due, and while it goes on, and returns when it is over")
    void joinWaitsForTheEnd(Trial<DelayedCall> trial) {
        trial.once(round -> {
            Gate inTheFunction = round.gate("the function is called");
            try (VirtualTime time = new VirtualTime(round)) {
                RecordingJob function = new RecordingJob(round, time, "the function").in(1, inTheFunction::pass);
                DelayedCall call = round.create(time.timer(), DELAY, function, List.of("Ada"));
                start(call, round);
                Worker joiner = round.start(JOINER, call::join);
                round.check(joiner.awaitStandstill(), "join() returned before the function was due");
                time.letPass(DELAY);
                inTheFunction.awaitArrival();
                Worker another = round.start("another joiner", call::join);
                round.check(
                        joiner.awaitStandstill() && another.awaitStandstill(),
                        "join() returned while the function was going on");
                inTheFunction.open();
                joiner.awaitEnd();
                another.awaitEnd();
            } finally {
                inTheFunction.open();
            }
        });
    }

    @Check(order = 7, value = "join() returns when the call is cancelled")
    void joinReturnsAfterACancel(Trial<DelayedCall> trial) {
        trial.underAllSchedules(round -> play(round, (call, time, function) -> {
            start(call, round);
            Worker joiner = round.start(JOINER, call::join);
            round.start(CANCELLER, call::cancel).awaitEnd();
            joiner.awaitEnd();
        }));
    }

    @Check(order = 8, value = "join() returns when the function throws")
    void joinReturnsWhenTheFunctionThrows(Trial<DelayedCall> trial) {
        trial.once(round -> {
            try (VirtualTime time = new VirtualTime(round)) {
                RecordingJob function = new RecordingJob(round, time, "the function").in(1, () -> {
                    throw new IllegalStateException("the function has failed");
                });
                DelayedCall call = round.create(time.timer(), DELAY, function, List.of("Ada"));
                start(call, round);
                time.pass(DELAY);
                round.start(JOINER, call::join).awaitEnd();
            }
        });
    }

    @Check(order = 9, value = "cancel() at the moment when it is due: true and no call, or false and one call")
    void cancelAndDueAtTheSameTime(Trial<DelayedCall> trial) {
        trial.underAllSchedules(round -> play(round, (call, time, function) -> {
            start(call, round);
            AtomicBoolean answer = new AtomicBoolean();
            Worker canceller = round.start(CANCELLER, () -> answer.set(call.cancel()));
            time.letPass(DELAY);
            canceller.awaitEnd();
            time.awaitJobs();
            round.check(
                    function.begun() == (answer.get() ? 0 : 1),
                    "cancel() said " + answer + ", and the function was called " + function.begun() + " times");
            round.start(JOINER, call::join).awaitEnd();
        }));
    }

    @Check(order = 10, value = "start() and cancel() at the same time: true, no call, and nothing is left in the timer")
    void startAndCancelAtTheSameTime(Trial<DelayedCall> trial) {
        trial.heldAtEachStep(round -> play(round, (call, time, function) -> {
            AtomicBoolean answer = new AtomicBoolean();
            Worker starter = round.start(STARTER, call::start);
            Worker canceller = round.start(CANCELLER, () -> answer.set(call.cancel()));
            starter.awaitEnd();
            canceller.awaitEnd();
            round.equal("cancel(), which came while start() went on or before it,", true, answer.get());
            round.equal("the number of jobs that are left in the timer after start() and cancel()", 0, time.waiting());
            time.pass(10 * DELAY);
            calls(0, "after cancel()", function, round);
        }));
    }

    @Check(order = 11, value = "join() waits however long the function takes to be due and over: no limit is an end")
    void joinWaitsHoweverLongItTakes(Trial<DelayedCall> trial) {
        trial.impatient(round -> play(round, (call, time, function) -> {
            start(call, round);
            Worker joiner = round.start(JOINER, () -> {
                call.join();
                round.check(
                        function.begun() == 1 && !function.goesOn(),
                        "join() returned before the function " + (function.goesOn() ? "was over" : "was called"));
            });
            time.pass(DELAY);
            joiner.awaitEnd();
        }));
    }

    @Check(order = 12, value = "what the function did is seen after join(), and all that is shared is ordered")
    void sharedDataIsOrdered(Trial<DelayedCall> trial) {
        trial.ordered(round -> play(round, (call, time, function) -> {
            Worker starter = round.start(STARTER, call::start);
            Worker canceller = round.start(CANCELLER, call::cancel);
            Worker joiner = round.start(JOINER, () -> {
                call.join();
                function.readResults();
            });
            starter.awaitEnd();
            time.letPass(DELAY);
            canceller.awaitEnd();
            joiner.awaitEnd();
            time.awaitJobs();
        }));
    }

    @FunctionalInterface
    private interface Play {
        void play(DelayedCall call, VirtualTime time, RecordingJob function) throws Exception;
    }

    private static void play(Round<DelayedCall> round, Play play) throws Exception {
        try (VirtualTime time = new VirtualTime(round)) {
            RecordingJob function = new RecordingJob(round, time, "the function");
            play.play(round.create(time.timer(), DELAY, function, List.of("Ada")), time, function);
        }
    }

    private static void start(DelayedCall call, Round<?> round) {
        round.start(STARTER, call::start).awaitEnd();
    }

    private static void answers(boolean expected, String what, DelayedCall call, Round<?> round) {
        AtomicBoolean answer = new AtomicBoolean();
        round.start(CANCELLER, () -> answer.set(call.cancel())).awaitEnd();
        round.equal(what, expected, answer.get());
    }

    private static void calls(int expected, String when, RecordingJob function, Round<?> round) {
        round.equal("the number of calls " + when, expected, function.begun());
    }
}

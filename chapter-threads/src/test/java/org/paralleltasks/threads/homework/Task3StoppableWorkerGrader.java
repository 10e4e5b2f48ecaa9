package org.paralleltasks.threads.homework;

import java.util.concurrent.ExecutionException;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.threads.homework.given.StoppableWorker;

@Grades(
        chapter = "threads",
        task = 3,
        name = "stoppable-worker",
        subject = "org.paralleltasks.threads.homework.Task3StoppableWorker")
class Task3StoppableWorkerGrader {
    private static final String STARTER = "starter";
    private static final String STOPPER = "stopper";

    @Check(
            order = 1,
            value = "start() returns while the first piece is being done, in a thread of its own; others follow")
    void worksInAThreadOfItsOwn(Trial<StoppableWorker> trial) {
        trial.once(round -> {
            Gate first = round.gate("the first piece is being done");
            RecordingWork work = RecordingWork.calculatingIn(round, 1, first);
            StoppableWorker worker = round.create(work);
            try {
                Worker starter = round.start(STARTER, worker::start);
                first.awaitArrival();
                starter.awaitEnd();
            } finally {
                first.open();
            }
            round.await(() -> work.begun() == 2, "the second piece is begun after the first");
            round.start(STOPPER, worker::stop).awaitEnd();
        });
    }

    @Check(
            order = 2,
            value = "stop() during a piece that calculates returns at once; the piece is finished, no other begun")
    void finishesThePiece(Trial<StoppableWorker> trial) {
        trial.once(round -> {
            Gate calculating = round.gate("the worker is in its second piece");
            RecordingWork work = RecordingWork.calculatingIn(round, 2, calculating);
            StoppableWorker worker = round.create(work);
            try {
                round.start(STARTER, worker::start).awaitEnd();
                calculating.awaitArrival();
                round.start(STOPPER, worker::stop).awaitEnd();
            } finally {
                calculating.open();
            }
            endsAfter(2, work, round);
        });
    }

    @Check(order = 3, value = "stop() during a piece that sleeps wakes it, and no other is begun")
    void wakesWhoSleeps(Trial<StoppableWorker> trial) {
        trial.underAllSchedules(round -> stopInThePiece(RecordingWork.sleepingIn(round, 2), round));
    }

    @Check(order = 4, value = "a piece that sleeps catches the interrupt and goes on: after it no other is begun")
    void stopsThoughTheInterruptIsSwallowed(Trial<StoppableWorker> trial) {
        trial.once(round -> stopInThePiece(RecordingWork.swallowingIn(round, 2), round));
    }

    @Check(order = 5, value = "stop() before start(): no piece is done")
    void canBeStoppedBeforeTheStart(Trial<StoppableWorker> trial) {
        trial.once(round -> {
            RecordingWork work = RecordingWork.sleepingIn(round, 1);
            StoppableWorker worker = round.create(work);
            round.start(STOPPER, worker::stop).awaitEnd();
            round.start(STARTER, worker::start).awaitEnd();
            endsAfter(0, work, round);
        });
    }

    @Check(
            order = 6,
            value = "a piece throws: the worker tidies up, and awaitEnd() throws an ExecutionException with it")
    void tellsTheFailure(Trial<StoppableWorker> trial) {
        trial.once(round -> failsInThePiece(new IllegalStateException("piece 2 has failed"), round));
    }

    @Check(order = 7, value = "a piece throws an Error: it is told in the same way")
    void tellsAnError(Trial<StoppableWorker> trial) {
        trial.once(round -> failsInThePiece(new StackOverflowError("piece 2 is too deep"), round));
    }

    @Check(order = 8, value = "stop() during a piece that calculates and then throws: that is told all the same")
    void tellsAFailureAfterTheStop(Trial<StoppableWorker> trial) {
        trial.once(round -> {
            Gate calculating = round.gate("the worker is in its second piece");
            RecordingWork work = RecordingWork.failingIn(round, 2, new IllegalStateException("piece 2 has failed"))
                    .after(calculating);
            StoppableWorker worker = round.create(work);
            try {
                round.start(STARTER, worker::start).awaitEnd();
                calculating.awaitArrival();
                round.start(STOPPER, worker::stop).awaitEnd();
            } finally {
                calculating.open();
            }
            tells("stop() had been called, the piece that went on then", worker, work, round);
            endsAfter(2, work, round);
        });
    }

    @Check(
            order = 9,
            value = "stop() at any moment: awaitEnd() returns when the worker has tidied up, once and by itself")
    void awaitsTheTidyingUp(Trial<StoppableWorker> trial) {
        trial.underAllSchedules(round -> startStopAwait(RecordingWork.sleepingIn(round, 2), round));
    }

    @Check(order = 10, value = "awaitEnd() waits however long the worker takes to tidy up: no limit is an end")
    void waitsHoweverLongItTakes(Trial<StoppableWorker> trial) {
        trial.impatient(round -> startStopAwait(RecordingWork.sleepingIn(round, 2), round));
    }

    @Check(order = 11, value = "what stop() tells is seen by the worker, and what the worker did after awaitEnd()")
    void sharedDataIsOrdered(Trial<StoppableWorker> trial) {
        trial.ordered(round -> startStopAwait(RecordingWork.sleepingIn(round, 2), round));
    }

    private static void stopInThePiece(RecordingWork work, Round<StoppableWorker> round) throws Exception {
        StoppableWorker worker = round.create(work);
        round.start(STARTER, worker::start).awaitEnd();
        round.await(() -> work.begun() == 2, "the second piece is begun");
        round.start(STOPPER, worker::stop).awaitEnd();
        endsAfter(2, work, round);
    }

    private static void failsInThePiece(Throwable failure, Round<StoppableWorker> round) throws Exception {
        RecordingWork work = RecordingWork.failingIn(round, 2, failure);
        StoppableWorker worker = round.create(work);
        round.start(STARTER, worker::start).awaitEnd();
        tells("the piece", worker, work, round);
        endsAfter(2, work, round);
    }

    /** Fails unless awaitEnd() tells what a piece has thrown; {@code what} threw it. */
    private static void tells(String what, StoppableWorker worker, RecordingWork work, Round<?> round) {
        Worker waiter = round.start("waiter", worker::awaitEnd).mayThrow();
        round.await(work::isTidiedUp, "the worker tidies up after the piece that threw");
        waiter.awaitEnd();
        Throwable thrown = waiter.thrown();
        round.check(
                thrown instanceof ExecutionException && thrown.getCause() == work.failure(),
                what + " threw " + work.failure() + ", and awaitEnd() "
                        + (thrown == null
                                ? "returned as if all were well"
                                : "threw " + thrown + " with the cause " + thrown.getCause()));
    }

    private static void endsAfter(int pieces, RecordingWork work, Round<?> round) {
        round.await(
                () -> work.isTidiedUp() || work.begun() > pieces,
                "the worker stops after " + pieces + " pieces and tidies up");
        round.check(
                work.begun() <= pieces,
                "after stop() the worker has begun piece " + (pieces + 1) + ", and must not begin another");
        round.check(!work.isTidiedTooEarly(), "the work was tidied up while a piece was being done");
        round.equal("how often it was tidied up", 1, work.tidied());
        round.equal(
                "the number of threads that have worked or tidied up",
                1,
                work.threads().size());
        round.await(() -> work.threads().stream().noneMatch(Thread::isAlive), "the worker's thread ends");
    }

    private static void startStopAwait(RecordingWork work, Round<StoppableWorker> round) throws Exception {
        StoppableWorker worker = round.create(work);
        Worker starter = round.start(STARTER, worker::start);
        round.start(STOPPER, worker::stop);
        starter.awaitEnd();
        round.start("waiter", () -> {
                    worker.awaitEnd();
                    round.check(work.isTidiedUp(), "awaitEnd() returned before the worker had tidied up");
                    round.reads(work, "what the pieces have done");
                })
                .awaitEnd();
        round.check(!work.isTidiedTooEarly(), "the work was tidied up while a piece was being done");
        round.equal("how often it was tidied up", 1, work.tidied());
        round.runAll();
    }
}

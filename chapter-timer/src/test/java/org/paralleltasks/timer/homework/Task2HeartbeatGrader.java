package org.paralleltasks.timer.homework;

import java.util.List;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.VirtualTime;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.timer.homework.given.Heartbeat;

@Grades(chapter = "timer", task = 2, name = "heartbeat", subject = "org.paralleltasks.timer.homework.Task2Heartbeat")
class Task2HeartbeatGrader {
    private static final long PERIOD = 500;
    private static final String STARTER = "starter";
    private static final String STOPPER = "stopper";

    @Check(order = 1, value = "start() returns at once; one beat now and one each 500 ms, by the timer's thread")
    void beatsAtOnceAndAgain(Trial<Heartbeat> trial) {
        trial.once(round -> play(round, (heart, time, beat) -> {
            time.pass(100);
            start(heart, round);
            time.pass(2 * PERIOD);
            beat.beganAt(List.of(100L, 600L, 1_100L));
            stop(heart, round);
        }));
    }

    @Check(order = 2, value = "a beat takes 200 ms: the next is due 500 ms after its beginning all the same")
    void keepsPace(Trial<Heartbeat> trial) {
        trial.once(round -> {
            try (VirtualTime time = new VirtualTime(round)) {
                RecordingJob beat = new RecordingJob(round, time, "the beat");
                beat.in(2, () -> time.takes(200));
                Heartbeat heart = round.create(time.timer(), PERIOD, beat);
                start(heart, round);
                time.pass(3 * PERIOD);
                beat.beganAt(List.of(0L, 500L, 1_000L, 1_500L));
                stop(heart, round);
            }
        });
    }

    @Check(order = 3, value = "a beat that throws is not the last")
    void goesOnAfterAFailure(Trial<Heartbeat> trial) {
        trial.once(round -> {
            try (VirtualTime time = new VirtualTime(round)) {
                RecordingJob beat = new RecordingJob(round, time, "the beat");
                beat.in(2, () -> {
                    throw new IllegalStateException("the beat has failed");
                });
                Heartbeat heart = round.create(time.timer(), PERIOD, beat);
                start(heart, round);
                time.pass(3 * PERIOD);
                beat.beganAt(List.of(0L, 500L, 1_000L, 1_500L));
                stop(heart, round);
            }
        });
    }

    @Check(
            order = 4,
            value = "stop(), also before start(), also twice: no more beats, and nothing is left in the timer")
    void stopsForGood(Trial<Heartbeat> trial) {
        for (boolean startFirst : new boolean[] {true, false}) {
            trial.once(round -> play(round, (heart, time, beat) -> {
                if (startFirst) {
                    start(heart, round);
                    time.pass(PERIOD);
                }
                stop(heart, round);
                stop(heart, round);
                if (!startFirst) {
                    start(heart, round);
                }
                time.pass(10 * PERIOD);
                beat.beganAt(startFirst ? List.of(0L, 500L) : List.of());
                leavesNothing(time, round);
            }));
        }
    }

    @Check(
            order = 5,
            value = "stop() while a beat goes on waits until it is over, a second one too, and does not interrupt it")
    void waitsForTheBeatThatGoesOn(Trial<Heartbeat> trial) {
        trial.once(round -> {
            Gate beating = round.gate("the second beat begins");
            try (VirtualTime time = new VirtualTime(round)) {
                RecordingJob beat = new RecordingJob(round, time, "the beat").in(2, beating::pass);
                Heartbeat heart = round.create(time.timer(), PERIOD, beat);
                start(heart, round);
                time.awaitJobs();
                time.letPass(PERIOD);
                beating.awaitArrival();
                Worker stopper = round.start(STOPPER, heart::stop);
                round.check(stopper.awaitStandstill(), "stop() returned while a beat was going on");
                Worker another = round.start("another stopper", heart::stop);
                round.check(
                        another.awaitStandstill(),
                        "a second stop(), which came while the first one waited for a beat, did not wait, and returned"
                                + " while that beat was going on");
                beating.open();
                stopper.awaitEnd();
                another.awaitEnd();
                time.awaitJobs();
                beat.wasLeftInPeace();
            } finally {
                beating.open();
            }
        });
    }

    @Check(order = 6, value = "a beat calls stop(), the first or the second: it comes to its end, and it is the last")
    void canBeStoppedByABeat(Trial<Heartbeat> trial) {
        for (int last : new int[] {1, 2}) {
            trial.underAllSchedules(round -> {
                try (VirtualTime time = new VirtualTime(round)) {
                    RecordingJob beat = new RecordingJob(round, time, "the beat");
                    Heartbeat heart = round.create(time.timer(), PERIOD, beat);
                    beat.in(last, heart::stop);
                    start(heart, round);
                    time.pass(3 * PERIOD);
                    round.equal("the number of beats, of which number " + last + " called stop(),", last, beat.begun());
                    leavesNothing(time, round);
                }
            });
        }
    }

    @Check(
            order = 7,
            value = "stop() at the moment when a beat is due: when it has returned, none goes on and none begins")
    void stopAndBeatAtTheSameTime(Trial<Heartbeat> trial) {
        trial.underAllSchedules(round -> play(round, (heart, time, beat) -> {
            start(heart, round);
            time.awaitJobs();
            Worker stopper = round.start(STOPPER, () -> {
                heart.stop();
                beat.isUnwanted();
                round.check(!beat.goesOn(), "stop() returned while a beat was going on");
            });
            time.letPass(PERIOD);
            stopper.awaitEnd();
            time.pass(3 * PERIOD);
            round.check(!beat.isLate(), "stop() had returned, and then a beat began");
            leavesNothing(time, round);
        }));
    }

    @Check(order = 8, value = "what the beats did is seen after stop(), and all that is shared is ordered")
    void sharedDataIsOrdered(Trial<Heartbeat> trial) {
        trial.ordered(round -> play(round, (heart, time, beat) -> {
            Worker starter = round.start(STARTER, heart::start);
            Worker stopper = round.start(STOPPER, () -> {
                heart.stop();
                beat.readResults();
            });
            time.letPass(PERIOD);
            starter.awaitEnd();
            stopper.awaitEnd();
            time.awaitJobs();
        }));
    }

    @FunctionalInterface
    private interface Play {
        void play(Heartbeat heart, VirtualTime time, RecordingJob beat) throws Exception;
    }

    private static void play(Round<Heartbeat> round, Play play) throws Exception {
        try (VirtualTime time = new VirtualTime(round)) {
            RecordingJob beat = new RecordingJob(round, time, "the beat");
            play.play(round.create(time.timer(), PERIOD, beat), time, beat);
        }
    }

    private static void start(Heartbeat heart, Round<?> round) {
        round.start(STARTER, heart::start).awaitEnd();
    }

    private static void stop(Heartbeat heart, Round<?> round) {
        round.start(STOPPER, heart::stop).awaitEnd();
    }

    private static void leavesNothing(VirtualTime time, Round<?> round) {
        round.equal("the number of jobs that are left in the timer after stop()", 0, time.waiting());
    }
}

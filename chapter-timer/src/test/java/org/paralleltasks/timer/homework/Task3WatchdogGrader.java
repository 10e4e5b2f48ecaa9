package org.paralleltasks.timer.homework;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltasks.grading.Action;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.VirtualTime;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.timer.homework.given.Watchdog;

@Grades(chapter = "timer", task = 3, name = "watchdog", subject = "org.paralleltasks.timer.homework.Task3Watchdog")
class Task3WatchdogGrader {
    private static final long TIMEOUT = 500;
    private static final int MANY = 100;
    private static final String STARTER = "starter";
    private static final String STROKER = "stroker";
    private static final String STOPPER = "stopper";

    @Check(order = 1, value = "nobody strokes: the alarm is raised 500 ms after start(), once, by the timer's thread")
    void raisesTheAlarm(Trial<Watchdog> trial) {
        trial.once(round -> play(round, (dog, time, alarm) -> {
            time.pass(2 * TIMEOUT);
            strokes(false, "before start()", dog, round);
            start(dog, round);
            time.pass(10 * TIMEOUT);
            alarm.beganAt(List.of(1_500L));
        }));
    }

    @Check(order = 2, value = "start() at 0, a stroke at 400: the alarm is raised at 900")
    void aStrokePutsItOff(Trial<Watchdog> trial) {
        trial.once(round -> play(round, (dog, time, alarm) -> {
            start(dog, round);
            time.pass(400);
            strokes(true, "400 ms after start()", dog, round);
            time.pass(10 * TIMEOUT);
            alarm.beganAt(List.of(900L));
        }));
    }

    @Check(order = 3, value = "it is stroked 100 times: no alarm meanwhile, and only one job waits in the timer")
    void keepsOneJobInTheTimer(Trial<Watchdog> trial) {
        trial.once(round -> play(round, (dog, time, alarm) -> {
            start(dog, round);
            for (int i = 1; i <= MANY; i++) {
                time.pass(100);
                strokes(true, "each 100 ms", dog, round);
            }
            round.equal("the number of jobs that wait in the timer after " + MANY + " strokes", 1, time.waiting());
            time.pass(10 * TIMEOUT);
            alarm.beganAt(List.of(MANY * 100 + TIMEOUT));
        }));
    }

    @Check(order = 4, value = "stop(): true each time, no alarm, nothing left in the timer, and a stroke is in vain")
    void canBeStopped(Trial<Watchdog> trial) {
        for (boolean startFirst : new boolean[] {true, false}) {
            trial.once(round -> play(round, (dog, time, alarm) -> {
                if (startFirst) {
                    start(dog, round);
                    time.pass(400);
                }
                stops(true, startFirst ? "before the alarm" : "before start()", dog, round);
                stops(true, "a second time", dog, round);
                if (!startFirst) {
                    start(dog, round);
                }
                round.equal("the number of jobs that are left in the timer after stop()", 0, time.waiting());
                strokes(false, "after stop()", dog, round);
                time.pass(10 * TIMEOUT);
                alarm.beganAt(List.of());
            }));
        }
    }

    @Check(order = 5, value = "while the alarm goes on, and afterwards: stroke() and stop() return false, and at once")
    void isTooLateInTheAlarm(Trial<Watchdog> trial) {
        trial.once(round -> {
            Gate ringing = round.gate("the alarm is raised");
            try (VirtualTime time = new VirtualTime(round)) {
                RecordingJob alarm = new RecordingJob(round, time, "the alarm").in(1, ringing::pass);
                Watchdog dog = round.create(time.timer(), TIMEOUT, alarm);
                start(dog, round);
                time.letPass(TIMEOUT);
                ringing.awaitArrival();
                strokes(false, "while the alarm goes on", dog, round);
                stops(false, "while the alarm goes on", dog, round);
                ringing.open();
                time.awaitJobs();
                strokes(false, "after the alarm", dog, round);
                stops(false, "after the alarm", dog, round);
                time.pass(10 * TIMEOUT);
                alarm.beganAt(List.of(TIMEOUT));
            } finally {
                ringing.open();
            }
        });
    }

    @Check(
            order = 6,
            value = "stroke() at the moment when the time is over: true and no alarm yet, or false and the alarm")
    void strokeAndAlarmAtTheSameTime(Trial<Watchdog> trial) {
        trial.underAllSchedules(round -> play(round, (dog, time, alarm) -> {
            start(dog, round);
            time.pass(TIMEOUT - 1);
            AtomicBoolean answer = new AtomicBoolean();
            Worker stroker = round.start(STROKER, () -> answer.set(dog.stroke()));
            time.letPass(1);
            stroker.awaitEnd();
            time.pass(TIMEOUT - 2);
            round.check(
                    alarm.begun() == (answer.get() ? 0 : 1),
                    "stroke() said " + answer + ", and in the next 498 ms there were " + alarm.begun() + " alarms");
            time.pass(10 * TIMEOUT);
            round.equal("the number of alarms in the end", 1, alarm.begun());
        }));
    }

    @Check(order = 7, value = "stop() at the moment when the time is over: true and no alarm, or false and the alarm")
    void stopAndAlarmAtTheSameTime(Trial<Watchdog> trial) {
        trial.underAllSchedules(round -> play(round, (dog, time, alarm) -> {
            start(dog, round);
            AtomicBoolean answer = new AtomicBoolean();
            Worker stopper = round.start(STOPPER, () -> answer.set(dog.stop()));
            time.letPass(TIMEOUT);
            stopper.awaitEnd();
            time.pass(10 * TIMEOUT);
            round.check(
                    alarm.begun() == (answer.get() ? 0 : 1),
                    "stop() said " + answer + ", and there were " + alarm.begun() + " alarms");
        }));
    }

    @Check(
            order = 8,
            value =
                    "two threads stroke in time, at once: true for both, one job waits in the timer, the next stroke counts")
    void twoStrokeAtTheSameTime(Trial<Watchdog> trial) {
        trial.underAllSchedules(round -> play(round, (dog, time, alarm) -> {
            start(dog, round);
            time.pass(100);
            AtomicInteger inTime = new AtomicInteger();
            Action stroking = () -> inTime.addAndGet(dog.stroke() ? 1 : 0);
            List<Worker> strokers = List.of(round.start(STROKER, stroking), round.start("another stroker", stroking));
            strokers.forEach(Worker::awaitEnd);
            round.equal("the number of strokes, of two in time, that returned true", 2, inTime.get());
            round.equal("the number of jobs that wait in the timer after two strokes", 1, time.waiting());
            time.pass(200);
            strokes(true, "at 300 ms", dog, round);
            time.pass(10 * TIMEOUT);
            alarm.beganAt(List.of(800L));
        }));
    }

    @Check(
            order = 9,
            value =
                    "stroke() and stop() in time, at once: stop() says true, nothing is left in the timer, and no alarm")
    void strokeAndStopAtTheSameTime(Trial<Watchdog> trial) {
        trial.heldAtEachStep(round -> play(round, (dog, time, alarm) -> {
            start(dog, round);
            time.pass(100);
            AtomicBoolean stopped = new AtomicBoolean();
            Worker stroker = round.start(STROKER, dog::stroke);
            Worker stopper = round.start(STOPPER, () -> stopped.set(dog.stop()));
            stroker.awaitEnd();
            stopper.awaitEnd();
            round.equal("stop() at the same time as stroke()", true, stopped.get());
            round.equal("the number of jobs that are left in the timer after both", 0, time.waiting());
            strokes(false, "after stop()", dog, round);
            time.pass(10 * TIMEOUT);
            alarm.beganAt(List.of());
        }));
    }

    @Check(order = 10, value = "start, stroke and stop by three threads: all that is shared is ordered")
    void sharedDataIsOrdered(Trial<Watchdog> trial) {
        trial.ordered(round -> play(round, (dog, time, alarm) -> {
            Worker starter = round.start(STARTER, dog::start);
            round.start(STROKER, dog::stroke);
            starter.awaitEnd();
            time.letPass(TIMEOUT);
            round.start(STOPPER, dog::stop);
            round.runAll();
            time.awaitJobs();
        }));
    }

    @FunctionalInterface
    private interface Play {
        void play(Watchdog dog, VirtualTime time, RecordingJob alarm) throws Exception;
    }

    private static void play(Round<Watchdog> round, Play play) throws Exception {
        try (VirtualTime time = new VirtualTime(round)) {
            RecordingJob alarm = new RecordingJob(round, time, "the alarm");
            play.play(round.create(time.timer(), TIMEOUT, alarm), time, alarm);
        }
    }

    private static void start(Watchdog dog, Round<?> round) {
        round.start(STARTER, dog::start).awaitEnd();
    }

    private static void strokes(boolean expected, String when, Watchdog dog, Round<?> round) {
        AtomicBoolean answer = new AtomicBoolean();
        round.start(STROKER, () -> answer.set(dog.stroke())).awaitEnd();
        round.equal("stroke() " + when, expected, answer.get());
    }

    private static void stops(boolean expected, String when, Watchdog dog, Round<?> round) {
        AtomicBoolean answer = new AtomicBoolean();
        round.start(STOPPER, () -> answer.set(dog.stop())).awaitEnd();
        round.equal("stop() " + when, expected, answer.get());
    }
}

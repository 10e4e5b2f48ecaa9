package org.paralleltasks.exercise4.homework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.paralleltasks.exercise4.homework.given.Job;
import org.paralleltasks.exercise4.homework.given.Row;
import org.paralleltasks.exercise4.homework.given.Scheduler;
import org.paralleltasks.exercise4.homework.given.Screen;
import org.paralleltasks.exercise4.homework.given.State;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.VirtualTime;
import org.paralleltasks.grading.Worker;

@Grades(
        chapter = "exercise-4",
        task = 1,
        name = "scheduler",
        subject = "org.paralleltasks.exercise4.homework.Task1Scheduler")
class Task1SchedulerGrader {
    private static final long PERIOD = 1_000;
    private static final long NO_LINE = 10 * RecordedJobs.LONG;

    @Check(order = 1, value = "three jobs, one at a time: a row for each, in their order, with its result")
    void runsOneAfterTheOther(Trial<Scheduler> trial) {
        trial.once(round -> {
            try (Stage stage = new Stage(round, 1)) {
                RecordedJobs jobs = stage.jobs;
                round.equal("the table before run()", List.of(), stage.table());
                stage.run(jobs.quick("a"), jobs.quick("b"), jobs.quick("c"));
                stage.returns(done("a"), done("b"), done("c"));
                round.equal("the order in which the jobs began", List.of("a", "b", "c"), jobs.begun());
                round.equal("the table afterwards", stage.returned, stage.table());
            }
        });
        trial.once(round -> {
            try (Stage stage = new Stage(round, 3)) {
                stage.run();
                stage.returns();
            }
        });
    }

    @Check(order = 2, value = "a job that throws, whatever it is, has a row with the message, and the others go on")
    void aJobThatThrowsIsARow(Trial<Scheduler> trial) {
        trial.once(round -> {
            try (Stage stage = new Stage(round, 1)) {
                stage.run(
                        stage.jobs.job("a", RecordedJobs.LONG, () -> {
                            throw new java.io.IOException("no disk");
                        }),
                        stage.jobs.job("b", RecordedJobs.LONG, () -> {
                            throw new StackOverflowError("too deep");
                        }),
                        stage.jobs.quick("c"));
                stage.returns(new Row("a", State.FAILED, "no disk"), new Row("b", State.FAILED, "too deep"), done("c"));
            }
        });
    }

    @Check(order = 3, value = "two jobs, two at once: both run at the same time")
    void runsThemAtTheSameTime(Trial<Scheduler> trial) {
        trial.once(round -> {
            Gate gate = round.gate("both have begun");
            try (Stage stage = new Stage(round, 2)) {
                stage.run(stage.jobs.stopping("a", gate), stage.jobs.stopping("b", gate));
                stage.jobs.awaitBegun(2);
                gate.open();
                stage.returns(done("a"), done("b"));
            } finally {
                gate.open();
            }
        });
    }

    @Check(order = 4, value = "four jobs, two at once: while two run, no other begins")
    void neverRunsMore(Trial<Scheduler> trial) {
        trial.once(round -> {
            Gate gate = round.gate("two have begun");
            try (Stage stage = new Stage(round, 2)) {
                RecordedJobs jobs = stage.jobs;
                stage.run(
                        jobs.stopping("a", gate), jobs.stopping("b", gate), jobs.stopping("c", gate), jobs.quick("d"));
                jobs.awaitBegun(2);
                round.awaitStandstill();
                round.equal("the number of jobs that run", 2, jobs.begun().size());
                gate.open();
                stage.returns(done("a"), done("b"), done("c"), done("d"));
            } finally {
                gate.open();
            }
        });
    }

    @Check(order = 5, value = "three jobs, two at once: as soon as either of the two has ended, the third begins")
    void theNextBeginsAtOnce(Trial<Scheduler> trial) {
        for (int first = 0; first < 2; first++) {
            int ends = first;
            trial.once(round -> {
                List<Gate> gates = List.of(round.gate("a runs"), round.gate("b runs"));
                try (Stage stage = new Stage(round, 2)) {
                    stage.run(
                            stage.jobs.stopping("a", gates.get(0)),
                            stage.jobs.stopping("b", gates.get(1)),
                            stage.jobs.quick("c"));
                    stage.jobs.awaitBegun(2);
                    gates.get(ends).open();
                    round.await(() -> stage.jobs.ended().contains("c"), "the third job begins and ends");
                    gates.forEach(Gate::open);
                    stage.returns(done("a"), done("b"), done("c"));
                } finally {
                    gates.forEach(Gate::open);
                }
            });
        }
    }

    @Check(order = 6, value = "table() shows what goes on at that moment, and what it has returned does not change")
    void theTableShowsWhatGoesOn(Trial<Scheduler> trial) {
        trial.once(round -> {
            Gate gate = round.gate("b runs");
            try (Stage stage = new Stage(round, 1)) {
                stage.run(stage.jobs.quick("a"), stage.jobs.stopping("b", gate), stage.jobs.quick("c"));
                gate.awaitArrival();
                List<Row> table = stage.table();
                List<Row> expected = List.of(done("a"), Row.of("b", State.RUNNING), Row.of("c", State.WAITING));
                round.equal("the table while b runs", expected, table);
                gate.open();
                stage.returns(done("a"), done("b"), done("c"));
                round.equal("what table() had returned while b ran, when all have ended,", expected, table);
            } finally {
                gate.open();
            }
        });
    }

    @Check(order = 7, value = "the timer shows a line of progress each second, and none when run() has returned")
    void progressIsShownByTheTimer(Trial<Scheduler> trial) {
        trial.once(round -> {
            Gate first = round.gate("a runs");
            Gate second = round.gate("b runs");
            List<String> lines = new CopyOnWriteArrayList<>();
            try (Stage stage = new Stage(round, 1, PERIOD, lines::add)) {
                stage.run(stage.jobs.stopping("a", first), stage.jobs.stopping("b", second));
                first.awaitArrival();
                round.awaitStandstill(); // Whoever has to enter something in the timer has done so.
                stage.time.pass(PERIOD - 1);
                round.equal("what is shown in the first 999 ms", List.of(), lines);
                stage.time.pass(1);
                first.open();
                second.awaitArrival();
                stage.time.pass(2 * PERIOD);
                second.open();
                stage.returns(done("a"), done("b"));
                String later = "1 done, 0 failed, 0 timed out, 1 running, 0 waiting";
                List<String> expected = List.of("0 done, 0 failed, 0 timed out, 1 running, 1 waiting", later, later);
                round.equal("what is shown", expected, lines);
                stage.time.pass(10 * PERIOD);
                round.equal("what is shown 10 s after run() has returned", expected, lines);
            } finally {
                first.open();
                second.open();
            }
        });
    }

    @Check(order = 8, value = "a screen that takes its time keeps no job waiting, nor who asks for the table")
    void aSlowScreenKeepsNobodyWaiting(Trial<Scheduler> trial) {
        trial.once(round -> {
            Gate running = round.gate("a runs");
            Gate showing = round.gate("a line is shown");
            try (Stage stage = new Stage(round, 1, PERIOD, line -> showing.pass())) {
                stage.run(stage.jobs.stopping("a", running), stage.jobs.quick("b"));
                running.awaitArrival();
                round.awaitStandstill();
                stage.time.letPass(PERIOD);
                showing.awaitArrival();
                running.open();
                round.await(() -> stage.jobs.ended().contains("b"), "the next job ends while the line is being shown");
                round.start("reader", stage.subject::table).awaitEnd();
                showing.open();
                stage.returns(done("a"), done("b"));
            } finally {
                running.open();
                showing.open();
            }
        });
    }

    @Check(order = 9, value = "a job is interrupted at its deadline, counted from its own beginning; the others go on")
    void theDeadlineEndsAJob(Trial<Scheduler> trial) {
        trial.once(round -> {
            Gate running = round.gate("a runs");
            try (Stage stage = new Stage(round, 1)) {
                RecordedJobs jobs = stage.jobs;
                stage.run(jobs.stopping("a", running), jobs.endless("b", 500), jobs.quick("c"));
                running.awaitArrival();
                round.awaitStandstill();
                stage.time.pass(400);
                running.open();
                jobs.awaitBegun(2);
                round.awaitStandstill();
                stage.time.pass(499);
                round.awaitStandstill();
                round.equal("the jobs that have ended after 499 of 500 ms", List.of("a"), jobs.ended());
                round.equal(
                        "the row of b then",
                        Row.of("b", State.RUNNING),
                        stage.table().get(1));
                stage.time.pass(1);
                stage.returns(done("a"), Row.of("b", State.TIMED_OUT), done("c"));
                round.equal("the jobs that were interrupted", List.of("b"), jobs.interrupted());
            } finally {
                running.open();
            }
        });
    }

    @Check(
            order = 10,
            value =
                    "a job that goes on after its deadline has timed out at once, keeps its place, and changes nothing more")
    void aDeafJobKeepsItsPlace(Trial<Scheduler> trial) {
        trial.once(round -> {
            Gate running = round.gate("a runs");
            try (Stage stage = new Stage(round, 1)) {
                RecordedJobs jobs = stage.jobs;
                stage.run(jobs.job("a", 500, running::pass), jobs.quick("b"));
                running.awaitArrival();
                round.awaitStandstill();
                stage.time.pass(500);
                round.awaitStandstill();
                round.equal(
                        "the table after the deadline of a, which does not end",
                        List.of(Row.of("a", State.TIMED_OUT), Row.of("b", State.WAITING)),
                        stage.table());
                running.open();
                stage.returns(Row.of("a", State.TIMED_OUT), done("b"));
                round.equal("the jobs that were interrupted", List.of("a"), jobs.interrupted());
            } finally {
                running.open();
            }
        });
    }

    @Check(order = 11, value = "when a job has ended in time, its deadline concerns nobody any more")
    void inTimeIsInTime(Trial<Scheduler> trial) {
        trial.once(round -> {
            Gate running = round.gate("b runs");
            try (Stage stage = new Stage(round, 1)) {
                RecordedJobs jobs = stage.jobs;
                stage.run(jobs.job("a", 500, () -> {}), jobs.stopping("b", running));
                running.awaitArrival();
                round.awaitStandstill();
                stage.time.pass(1_000);
                running.open();
                stage.returns(done("a"), done("b"));
                round.equal("the jobs that were interrupted", List.of(), jobs.interrupted());
                round.equal("the number of jobs that are left in the timer", 0, stage.time.waiting());
            } finally {
                running.open();
            }
        });
    }

    @Check(order = 12, value = "a job ends at the moment of its deadline: the next job is not interrupted for it")
    void theEndAtTheDeadline(Trial<Scheduler> trial) {
        trial.underAllSchedules(round -> {
            CountDownLatch later = new CountDownLatch(1);
            try (Stage stage = new Stage(round, 1)) {
                RecordedJobs jobs = stage.jobs;
                stage.run(
                        jobs.job("a", 500, () -> {
                            while (!stage.hasTimedOut(0)) {
                                LockSupport.parkNanos(100_000);
                            }
                        }),
                        jobs.job("b", RecordedJobs.LONG, later::await));
                round.await(
                        () -> {
                            stage.time.letPass(500);
                            return jobs.begun().contains("b");
                        },
                        "the deadline of a passes, and b begins");
                stage.time.awaitJobs();
                later.countDown();
                stage.returns(Row.of("a", State.TIMED_OUT), done("b"));
            } finally {
                later.countDown();
            }
        });
    }

    @Check(
            order = 13,
            value =
                    "run() is interrupted: the jobs that run are too, no other begins, and when they have ended it throws")
    void anInterruptEndsTheBatch(Trial<Scheduler> trial) {
        trial.once(round -> {
            Gate deaf = round.gate("b runs");
            try (Stage stage = new Stage(round, 2)) {
                RecordedJobs jobs = stage.jobs;
                stage.run(
                        jobs.endless("a", RecordedJobs.LONG),
                        jobs.stopping("b", deaf),
                        jobs.quick("c"),
                        jobs.quick("d"));
                jobs.awaitBegun(2);
                round.awaitStandstill();
                stage.caller.mayThrow().interrupt();
                round.await(() -> jobs.ended().contains("a"), "the job that waits is interrupted");
                round.awaitStandstill();
                round.check(!stage.caller.hasEnded(), "run() has ended while a job was still running");
                deaf.open();
                stage.caller.awaitEnd();
                round.check(
                        stage.caller.thrown() instanceof InterruptedException,
                        "run() was interrupted, and "
                                + (stage.caller.thrown() == null ? "returned" : "threw " + stage.caller.thrown()));
                round.equal("the jobs that have begun", List.of("a", "b"), sorted(jobs.begun()));
                round.equal("the jobs that were interrupted", List.of("a", "b"), sorted(jobs.interrupted()));
                round.equal("the number of jobs that are left in the timer", 0, stage.time.waiting());
                round.noThreadKeepsTheProgram("run() was interrupted, and");
            } finally {
                deaf.open();
            }
        });
    }

    @Check(order = 14, value = "when run() has returned, no thread of yours keeps the program from ending")
    void nothingKeepsTheProgram(Trial<Scheduler> trial) {
        trial.once(round -> {
            try (Stage stage = new Stage(round, 2)) {
                stage.run(stage.jobs.quick("a"));
                stage.returns(done("a"));
                round.noThreadKeepsTheProgram("run() has returned, and");
            }
        });
    }

    @Check(order = 15, value = "run() waits for its jobs however long they take: no limit is an end")
    void waitsHoweverLongItTakes(Trial<Scheduler> trial) {
        trial.impatient(round -> {
            try (Stage stage = new Stage(round, 2)) {
                stage.run(stage.jobs.quick("a"), stage.jobs.quick("b"));
                stage.returns(done("a"), done("b"));
            }
        });
    }

    @Check(order = 16, value = "whichever thread is late, no row is lost, and all that they share is ordered by a lock")
    void sharedDataIsOrdered(Trial<Scheduler> trial) {
        trial.ordered(round -> {
            try (Stage stage = new Stage(round, 2, PERIOD, line -> {})) {
                stage.run(stage.jobs.quick("a"), stage.jobs.quick("b"), stage.jobs.quick("c"));
                Worker reader = round.start("reader", () -> {
                    List<Row> table = stage.subject.table();
                    round.check(table.isEmpty() || table.size() == 3, "the table of three jobs has rows for " + table);
                });
                stage.time.letPass(PERIOD);
                reader.awaitEnd();
                stage.returns(done("a"), done("b"), done("c"));
            }
        });
    }

    private static Row done(String name) {
        return new Row(name, State.DONE, "result of " + name);
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }

    /** A scheduler, its timer, and the thread that calls run(). */
    private static final class Stage implements AutoCloseable {
        final VirtualTime time;
        final RecordedJobs jobs;
        final Scheduler subject;
        final List<Row> returned = Collections.synchronizedList(new ArrayList<>());
        Worker caller;
        private final Round<Scheduler> round;

        Stage(Round<Scheduler> round, int atMost) throws Exception {
            this(round, atMost, NO_LINE, line -> {});
        }

        Stage(Round<Scheduler> round, int atMost, long progressMillis, Screen screen) throws Exception {
            this.round = round;
            time = new VirtualTime(round);
            jobs = new RecordedJobs(round);
            subject = round.create(atMost, progressMillis, time.timer(), round.named("the screen", screen));
        }

        void run(Job... batch) {
            caller = round.start("main", () -> returned.addAll(subject.run(List.of(batch))));
        }

        List<Row> table() {
            return subject.table();
        }

        boolean hasTimedOut(int index) {
            List<Row> table = table();
            return !table.isEmpty() && table.get(index).state() == State.TIMED_OUT;
        }

        void returns(Row... rows) {
            caller.awaitEnd();
            round.equal("what run() has returned", List.of(rows), List.copyOf(returned));
        }

        @Override
        public void close() {
            time.close();
        }
    }
}

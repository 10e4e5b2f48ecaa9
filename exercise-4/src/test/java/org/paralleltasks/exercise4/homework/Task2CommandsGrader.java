package org.paralleltasks.exercise4.homework;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.paralleltasks.exercise4.homework.given.CommandJob;
import org.paralleltasks.exercise4.homework.given.CommandRow;
import org.paralleltasks.exercise4.homework.given.CommandScheduler;
import org.paralleltasks.exercise4.homework.given.State;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Scripts;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;

@Grades(
        chapter = "exercise-4",
        task = 2,
        name = "commands",
        subject = "org.paralleltasks.exercise4.homework.Task2Commands")
class Task2CommandsGrader {
    private static final long NEVER = 120_000;

    /** More than a pipe holds, of one stream and then of the other. */
    private static final String OUT = flood("out");

    private static final String ERR = flood("err") + " >&2";
    private static final int LINES = 2_000;

    /** Deadlines to try: one tells only of a command that was where it stops well before, and a machine may be slow. */
    private static final List<Long> DEADLINES = List.of(200L, 1_000L, 4_000L);

    @Check(
            order = 1,
            value = "two commands, one at a time: a row with the return code for each, and their output in files")
    void hasRowsAndFiles(Trial<CommandScheduler> trial) {
        trial.once(round -> {
            Stage stage = new Stage(round, 1);
            round.equal("the table before run()", List.of(), stage.subject.table());
            stage.run(
                    stage.job("good", NEVER, 1, "echo one", "echo two", "echo oops >&2"),
                    stage.job("bad", NEVER, 1, "echo three", "exit 3"));
            stage.returns(new CommandRow("good", State.DONE, 0, 1), new CommandRow("bad", State.FAILED, 3, 1));
            stage.hasWritten("good.out", "one\ntwo\n");
            stage.hasWritten("good.err", "oops\n");
            stage.hasWritten("bad.out", "three\n");
            stage.hasWritten("bad.err", "");
            round.equal("the table afterwards", stage.returned, stage.subject.table());
        });
        trial.once(round -> {
            Stage stage = new Stage(round, 1);
            stage.run();
            stage.returns();
        });
    }

    @Check(order = 2, value = "arguments reach the program as they are, and much output on both streams blocks nobody")
    void passesArgumentsAndOutput(Trial<CommandScheduler> trial) {
        trial.once(round -> {
            Stage stage = new Stage(round, 1);
            String program = stage.scripts.program("args", "echo \"$#: $1\"");
            stage.run(new CommandJob("args", List.of(program, "two  words; 'and' $more"), NEVER, 1));
            stage.returns(new CommandRow("args", State.DONE, 0, 1));
            stage.hasWritten("args.out", "1: two  words; 'and' $more\n");
        });
        for (List<String> order : List.of(List.of(OUT, ERR), List.of(ERR, OUT))) {
            trial.once(round -> {
                Stage stage = new Stage(round, 1);
                stage.run(stage.job("much", NEVER, 1, order.toArray(String[]::new)));
                stage.returns(done("much"));
                stage.hasWrittenMuch("much.out", "out");
                stage.hasWrittenMuch("much.err", "err");
            });
        }
    }

    @Check(
            order = 3,
            value =
                    "a program that cannot be started has failed with code 127, is not tried again, and the others go on")
    void aMissingProgramIsARow(Trial<CommandScheduler> trial) {
        trial.once(round -> {
            Stage stage = new Stage(round, 1);
            String missing = stage.scripts.file("no-such-program").toString();
            stage.run(new CommandJob("missing", List.of(missing), NEVER, 3), stage.job("there", NEVER, 1, "echo here"));
            stage.returns(
                    new CommandRow("missing", State.FAILED, CommandRow.NOT_STARTED, 1),
                    new CommandRow("there", State.DONE, 0, 1));
        });
    }

    @Check(
            order = 4,
            value = "a command is tried until its code is 0, so often at most; the files are of the last attempt")
    void triesAgain(Trial<CommandScheduler> trial) {
        trial.once(round -> {
            Stage stage = new Stage(round, 1);
            String count = "echo x >>\"$here/$0.count\"; n=$(wc -l <\"$here/$0.count\"); n=$((n))";
            String counts = count.replace("$0", "${0##*/}");
            stage.run(
                    stage.job("third", NEVER, 5, counts, "echo attempt $n", "[ $n = 3 ]"),
                    stage.job("never", NEVER, 2, counts, "echo attempt $n", "exit $((10 + n))"));
            stage.returns(new CommandRow("third", State.DONE, 0, 3), new CommandRow("never", State.FAILED, 12, 2));
            stage.hasWritten("third.out", "attempt 3\n");
            stage.hasWritten("never.out", "attempt 2\n");
        });
    }

    @Check(
            order = 5,
            value = "three commands, two at once: two run at the same time, and as soon as one ends, the third begins")
    void runsSoManyAtOnce(Trial<CommandScheduler> trial) {
        for (String first : List.of("a", "b")) {
            trial.once(round -> {
                Stage stage = new Stage(round, 2);
                stage.run(stage.stopping("a"), stage.stopping("b"), stage.stopping("c"));
                stage.scripts.awaitTold("at go_a");
                stage.scripts.awaitTold("at go_b");
                round.awaitStandstill();
                round.check(!stage.scripts.told().contains("at go_c"), "a third command has begun while two ran");
                stage.scripts.open("go_" + first);
                stage.scripts.awaitTold("at go_c");
                for (String each : List.of("a", "b", "c")) {
                    stage.scripts.open("go_" + each);
                }
                stage.returns(done("a"), done("b"), done("c"));
            });
        }
    }

    @Check(order = 6, value = "a command that is tried again keeps its place: no other begins before it")
    void keepsItsPlaceForTheNextAttempt(Trial<CommandScheduler> trial) {
        trial.once(round -> {
            Stage stage = new Stage(round, 1);
            stage.run(
                    stage.job(
                            "a",
                            NEVER,
                            2,
                            "if [ -e \"$here/tried\" ]; then stop_at second; exit 0; fi",
                            "touch \"$here/tried\"",
                            "exit 1"),
                    stage.stopping("b"));
            stage.scripts.awaitTold("at second");
            round.awaitStandstill();
            round.check(
                    !stage.scripts.told().contains("at go_b"), "b has begun before the last attempt of a has ended");
            round.equal(
                    "the table in the second attempt of a",
                    List.of(CommandRow.of("a", State.RUNNING, 2), CommandRow.of("b", State.WAITING, 0)),
                    stage.subject.table());
            stage.scripts.open("second");
            stage.scripts.open("go_b");
            stage.returns(new CommandRow("a", State.DONE, 0, 2), done("b"));
        });
    }

    @Check(order = 7, value = "table() shows what goes on at that moment, and what it has returned does not change")
    void theTableShowsWhatGoesOn(Trial<CommandScheduler> trial) {
        trial.once(round -> {
            Stage stage = new Stage(round, 1);
            stage.run(stage.job("a", NEVER, 1, "exit 4"), stage.stopping("b"), stage.job("c", NEVER, 1, ":"));
            stage.scripts.awaitTold("at go_b");
            List<CommandRow> table = stage.subject.table();
            List<CommandRow> expected = List.of(
                    new CommandRow("a", State.FAILED, 4, 1),
                    CommandRow.of("b", State.RUNNING, 1),
                    CommandRow.of("c", State.WAITING, 0));
            round.equal("the table while b runs", expected, table);
            stage.scripts.open("go_b");
            stage.returns(new CommandRow("a", State.FAILED, 4, 1), done("b"), done("c"));
            round.equal("what table() had returned while b ran, when all have ended,", expected, table);
        });
    }

    @Check(
            order = 8,
            value =
                    "at its deadline a command is ended with all that it has started, and is not tried again; the others go on")
    void theDeadlineEndsTheWholeTree(Trial<CommandScheduler> trial) {
        for (long deadline : DEADLINES) {
            boolean[] isTelling = {false};
            trial.once(round -> {
                Stage stage = new Stage(round, 1);
                stage.run(
                        stage.job("a", deadline, 3, "echo so far", "stop_at child &", "stop_at forever"),
                        stage.job("b", NEVER, 1, "echo next"));
                stage.returns(CommandRow.of("a", State.TIMED_OUT, 1), done("b"));
                isTelling[0] = stage.scripts.told().containsAll(List.of("at child", "at forever"));
                stage.scripts.nothingIsLeft("after the deadline");
                if (isTelling[0]) {
                    stage.hasWritten("a.out", "so far\n");
                }
            });
            if (isTelling[0]) {
                return;
            }
        }
    }

    @Check(order = 9, value = "the deadline is for all attempts of a job together")
    void theDeadlineIsForAllAttempts(Trial<CommandScheduler> trial) {
        long[] tookMillis = {0};
        for (long deadline : DEADLINES) {
            trial.once(round -> {
                Stage stage = new Stage(round, 1);
                stage.run(stage.job(
                        "a",
                        deadline,
                        3,
                        "if [ -e \"$here/tried\" ]; then stop_at forever; fi",
                        "sleep " + BigDecimal.valueOf(deadline * 6 / 10, 3),
                        "touch \"$here/tried\"",
                        "exit 1"));
                stage.caller.awaitEnd();
                long endMillis = System.currentTimeMillis();
                CommandRow row = stage.returned.get(0);
                round.equal("the state of a job whose second attempt does not end", State.TIMED_OUT, row.state());
                if (row.attempts() == 1) {
                    tookMillis[0] = deadline; // Too slow a machine for so short a deadline.
                    return;
                }
                // The file is made before the second attempt begins: this is longer than that attempt, never shorter.
                tookMillis[0] = endMillis
                        - Files.getLastModifiedTime(stage.scripts.file("tried")).toMillis();
                if (deadline == DEADLINES.get(DEADLINES.size() - 1)) {
                    round.check(
                            tookMillis[0] < deadline,
                            "the first attempt took " + deadline * 6 / 10 + " ms of the job's " + deadline
                                    + ", and the second was ended only after " + tookMillis[0] + " ms more");
                }
            });
            if (tookMillis[0] < deadline) {
                return; // So early only what counts from the beginning of the first attempt ends the second.
            }
        }
    }

    @Check(
            order = 10,
            value =
                    "run() is interrupted: the commands that run are ended, no other begins, and when nothing is left, it throws")
    void anInterruptEndsTheBatch(Trial<CommandScheduler> trial) {
        trial.once(round -> {
            Stage stage = new Stage(round, 2);
            stage.run(
                    stage.job("a", NEVER, 2, "trap 'stop_at tidying; exit' TERM", "stop_at child &", "stop_at forever"),
                    stage.stopping("b"),
                    stage.stopping("c"),
                    stage.stopping("d"));
            stage.scripts.awaitTold("at child");
            stage.scripts.awaitTold("at forever");
            stage.scripts.awaitTold("at go_b");
            round.awaitStandstill();
            stage.caller.mayThrow().interrupt();
            stage.scripts.awaitEndOf(stage.caller, "tidying", "run() has ended after the interrupt, and");
            round.check(
                    stage.caller.thrown() instanceof InterruptedException,
                    "run() was interrupted, and "
                            + (stage.caller.thrown() == null ? "returned" : "threw " + stage.caller.thrown()));
            round.check(
                    stage.scripts.told().stream().noneMatch(List.of("at go_c", "at go_d")::contains),
                    "after the interrupt another command has begun");
            round.equal(
                    "how often a was begun",
                    1L,
                    stage.scripts.told().stream().filter("at forever"::equals).count());
            round.noThreadKeepsTheProgram("run() was interrupted, and");
        });
    }

    @Check(order = 11, value = "when run() has returned, no thread of yours keeps the program from ending")
    void nothingKeepsTheProgram(Trial<CommandScheduler> trial) {
        trial.once(round -> {
            Stage stage = new Stage(round, 2);
            stage.run(stage.job("a", NEVER, 1, ":"));
            stage.returns(done("a"));
            round.noThreadKeepsTheProgram("run() has returned, and");
        });
    }

    @Check(order = 12, value = "whichever thread is late, no row is lost, and all that they share is ordered by a lock")
    void sharedDataIsOrdered(Trial<CommandScheduler> trial) {
        trial.ordered(round -> {
            Stage stage = new Stage(round, 2);
            stage.run(new CommandJob("a", List.of("true"), NEVER, 1), new CommandJob("b", List.of("true"), NEVER, 1));
            Worker reader = round.start("reader", () -> {
                List<CommandRow> table = stage.subject.table();
                round.check(table.isEmpty() || table.size() == 2, "the table of two jobs has rows for " + table);
            });
            reader.awaitEnd();
            stage.returns(done("a"), done("b"));
        });
    }

    /** Writes many lines, each with its number. */
    private static String flood(String stream) {
        return "i=0; while [ $i -lt " + LINES + " ]; do echo \"" + line(stream, "$i") + "\"; i=$((i+1)); done";
    }

    private static String line(String stream, Object number) {
        return "a line of some eighty letters, so that there is no room in a pipe: " + stream + " " + number;
    }

    private static CommandRow done(String name) {
        return new CommandRow(name, State.DONE, 0, 1);
    }

    /** A scheduler, the programs that it runs, and the thread that calls run(). */
    private static final class Stage {
        /** A thread of the library that only looks, now and then, whether a command has written something. */
        private static final String PUMP = "org.paralleltasks.subprocess.command.StreamPump";

        final Scripts scripts;
        final CommandScheduler subject;
        final List<CommandRow> returned = Collections.synchronizedList(new ArrayList<>());
        Worker caller;
        private final Round<CommandScheduler> round;
        private final Path folder;

        Stage(Round<CommandScheduler> round, int atMost) throws Exception {
            this.round = round;
            scripts = round.scripts(PUMP);
            folder = Files.createDirectories(scripts.file("output"));
            subject = round.create(atMost, folder);
        }

        CommandJob job(String name, long deadlineMillis, int attempts, String... lines) {
            return new CommandJob(name, List.of(scripts.program(name, lines)), deadlineMillis, attempts);
        }

        /** Stops at the gate {@code go_} and its name. */
        CommandJob stopping(String name) {
            return job(name, NEVER, 1, "stop_at go_" + name);
        }

        void run(CommandJob... batch) {
            caller = round.start("main", () -> returned.addAll(subject.run(List.of(batch))));
        }

        void returns(CommandRow... rows) {
            caller.awaitEnd();
            round.equal("what run() has returned", List.of(rows), List.copyOf(returned));
        }

        void hasWrittenMuch(String file, String stream) throws IOException {
            Path path = folder.resolve(file);
            round.check(Files.exists(path), "there is no file " + file);
            List<String> lines = Files.readAllLines(path);
            round.equal("the number of lines in " + file, LINES, lines.size());
            for (int i = 0; i < LINES; i++) {
                round.equal("line " + (i + 1) + " of " + file, line(stream, i), lines.get(i));
            }
        }

        void hasWritten(String file, String expected) throws IOException {
            Path path = folder.resolve(file);
            round.check(Files.exists(path), "there is no file " + file);
            round.equal("what is in " + file, expected, Files.readString(path));
        }
    }
}

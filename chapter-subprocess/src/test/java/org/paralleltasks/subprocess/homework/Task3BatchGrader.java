package org.paralleltasks.subprocess.homework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Scripts;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.subprocess.homework.given.Batch;
import org.paralleltasks.subprocess.homework.given.Outcome;

@Grades(chapter = "subprocess", task = 3, name = "batch", subject = "org.paralleltasks.subprocess.homework.Task3Batch")
class Task3BatchGrader {
    @Check(order = 1, value = "one command after the other, at most one at a time: an outcome for each")
    void givesAnOutcomeForEach(Trial<Batch> trial) {
        trial.once(round -> {
            Scripts scripts = CommandScripts.of(round);
            List<List<String>> commands = List.of(
                    List.of(scripts.program("first", "echo one", "echo two")),
                    List.of(scripts.program("second", "echo \"$1\"", "exit 3"), "an argument"));
            round.equal(
                    "what is returned",
                    List.of(new Outcome(0, List.of("one", "two")), new Outcome(3, List.of("an argument"))),
                    outcomes(round, commands, 1));
            round.equal("what is returned for no command", List.of(), outcomes(round, List.of(), 1));
        });
    }

    @Check(order = 2, value = "a program that cannot be started is an outcome too, and the others go on")
    void aMissingProgramIsAnOutcome(Trial<Batch> trial) {
        trial.once(round -> {
            Scripts scripts = CommandScripts.of(round);
            String missing = scripts.file("no-such-program").toString();
            round.equal(
                    "what is returned",
                    List.of(Outcome.notStarted(), Outcome.notStarted(), new Outcome(0, List.of("here"))),
                    outcomes(
                            round,
                            List.of(
                                    List.of(missing),
                                    List.of(missing),
                                    List.of(scripts.program("is-there", "echo here"))),
                            1));
        });
    }

    @Check(order = 3, value = "two commands, at most two at a time: both run at the same time")
    void runsThemAtTheSameTime(Trial<Batch> trial) {
        trial.once(round -> {
            Scripts scripts = CommandScripts.of(round);
            Running running = start(round, scripts, 2, 2);
            running.awaitBegun(2);
            scripts.open("go_1");
            scripts.awaitTold("ends 1");
            round.awaitStandstill(); // Who takes outcomes as they come has taken it.
            running.end(2);
        });
    }

    @Check(order = 4, value = "three commands, the last ends first: the outcomes are in the order of the commands")
    void keepsTheOrder(Trial<Batch> trial) {
        trial.once(round -> {
            Scripts scripts = CommandScripts.of(round);
            Running running = start(round, scripts, 3, 3);
            running.awaitBegun(3);
            for (int i = 3; i >= 1; i--) {
                scripts.open("go_" + i);
                scripts.awaitTold("ends " + i);
                round.awaitStandstill(); // Who takes outcomes as they come has taken it.
            }
            running.end(3);
        });
    }

    @Check(order = 5, value = "four commands, at most two at a time: while two run, no other begins")
    void neverRunsMore(Trial<Batch> trial) {
        trial.once(round -> {
            Scripts scripts = CommandScripts.of(round);
            Running running = start(round, scripts, 4, 2);
            running.awaitBegun(2);
            round.awaitStandstill();
            round.equal("the number of commands that run", 2, running.begun().size());
            running.end(4);
            round.equal("the most commands that ran at a time", 2, running.most());
        });
    }

    @Check(order = 6, value = "three commands, at most two at a time: as soon as one ends, the third begins")
    void theNextBeginsAtOnce(Trial<Batch> trial) {
        for (boolean isFirst : new boolean[] {true, false}) {
            trial.once(round -> {
                Scripts scripts = CommandScripts.of(round);
                Running running = start(round, scripts, 3, 2);
                running.awaitBegun(2);
                List<String> begun = running.begun();
                scripts.open("go_" + (isFirst ? Collections.min(begun) : Collections.max(begun)));
                running.awaitBegun(3);
                running.end(3);
            });
        }
    }

    @Check(
            order = 7,
            value =
                    "an interrupt ends the commands that run, no other begins, and when none is left, the exception goes on")
    void anInterruptEndsThem(Trial<Batch> trial) {
        trial.once(round -> {
            Scripts scripts = CommandScripts.of(round);
            Running running = start(round, scripts, 4, 2, "trap 'stop_at tidying; exit' TERM");
            running.awaitBegun(2);
            round.awaitStandstill();
            running.worker.mayThrow().interrupt();
            scripts.awaitEndOf(running.worker, "tidying", "run() has ended after the interrupt, and");
            round.check(
                    running.worker.thrown() instanceof InterruptedException,
                    "'A' was interrupted while its commands ran, and "
                            + (running.worker.thrown() == null ? "returned" : "threw " + running.worker.thrown()));
            round.equal(
                    "the number of commands that have begun", 2, running.begun().size());
            round.noThreadKeepsTheProgram("run() was interrupted, and");
        });
    }

    @Check(order = 8, value = "when it has returned or thrown, no thread of yours keeps the program from ending")
    void nothingKeepsTheProgram(Trial<Batch> trial) {
        trial.once(round -> {
            outcomes(round, List.of(List.of(CommandScripts.of(round).program("one", "echo here"))), 2);
            round.noThreadKeepsTheProgram("run() has returned, and");
        });
    }

    @Check(order = 9, value = "whichever of your threads is late, no outcome is lost, and what they share is ordered")
    void losesNothing(Trial<Batch> trial) {
        trial.ordered(round -> {
            String program = CommandScripts.of(round).program("tells", "echo $1");
            round.equal(
                    "what is returned",
                    List.of(outcome("1"), outcome("2")),
                    outcomes(round, List.of(List.of(program, "1"), List.of(program, "2")), 2));
        });
    }

    private static Outcome outcome(String line) {
        return new Outcome(0, List.of(line));
    }

    private static List<Outcome> outcomes(Round<Batch> round, List<List<String>> commands, int atMost)
            throws Exception {
        Batch subject = round.create();
        List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        round.start("A", () -> outcomes.addAll(subject.run(commands, atMost))).awaitEnd();
        return new ArrayList<>(outcomes);
    }

    /** Has so many commands run that tell when they begin, stop at a gate of their own, and tell when they end. */
    private static Running start(Round<Batch> round, Scripts scripts, int count, int atMost) throws Exception {
        return start(round, scripts, count, atMost, ":");
    }

    /** As that, but each does something first, which {@code sh} understands. */
    private static Running start(Round<Batch> round, Scripts scripts, int count, int atMost, String first)
            throws Exception {
        List<List<String>> commands = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            commands.add(List.of(scripts.program(
                    "command-" + i, first, "tell begins " + i, "stop_at go_" + i, "echo " + i, "tell ends " + i)));
        }
        Batch subject = round.create();
        List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        Worker worker = round.start("A", () -> outcomes.addAll(subject.run(commands, atMost)));
        return new Running(round, scripts, worker, outcomes);
    }

    /** Commands that run. */
    private record Running(Round<Batch> round, Scripts scripts, Worker worker, List<Outcome> outcomes) {
        void awaitBegun(int count) {
            round.await(() -> begun().size() >= count, count + " commands have begun");
        }

        /** The numbers of those that have begun, earliest first. */
        List<String> begun() {
            return scripts.told().stream()
                    .filter(words -> words.startsWith("begins "))
                    .map(words -> words.substring("begins ".length()))
                    .toList();
        }

        /** So many ran at a time, at most. */
        int most() {
            int now = 0;
            int most = 0;
            for (String words : scripts.told()) {
                now += words.startsWith("begins ") ? 1 : words.startsWith("ends ") ? -1 : 0;
                most = Math.max(most, now);
            }
            return most;
        }

        /** Lets one after the other end, and looks at the outcomes. */
        void end(int count) {
            for (int i = 0; i < count; i++) {
                awaitBegun(i + 1);
                scripts.open("go_" + begun().get(i));
                scripts.awaitTold("ends " + begun().get(i));
            }
            worker.awaitEnd();
            round.equal(
                    "what is returned",
                    IntStream.rangeClosed(1, count)
                            .mapToObj(i -> outcome(Integer.toString(i)))
                            .toList(),
                    outcomes);
        }
    }
}

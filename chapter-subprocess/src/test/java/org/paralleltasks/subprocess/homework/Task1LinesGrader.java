package org.paralleltasks.subprocess.homework;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Scripts;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

@Grades(chapter = "subprocess", task = 1, name = "lines", subject = "org.paralleltasks.subprocess.homework.Task1Lines")
class Task1LinesGrader {
    @Check(order = 1, value = "the lines of a command, each of them and no more, whichever thread of yours is late")
    void givesTheLines(Trial<Lines> trial) {
        trial.once(round -> {
            Scripts scripts = CommandScripts.of(round);
            round.equal(
                    "what is returned for four lines, one of them empty and the last one not ended",
                    List.of("first line", "", "third", "last"),
                    lines(round, scripts.program("four", "echo 'first line'", "echo", "echo third", "printf last")));
            round.equal(
                    "what is returned for two lines, the last one empty",
                    List.of("first", ""),
                    lines(round, scripts.program("two", "echo first", "echo")));
            round.equal("what is returned for no line", List.of(), lines(round, scripts.program("none", "exit 0")));
        });
        trial.ordered(round -> {
            String program = CommandScripts.of(round).program("two-lines", "echo one", "echo two");
            round.equal("what is returned", List.of("one", "two"), lines(round, program));
        });
    }

    @Check(order = 2, value = "arguments with blanks, quotes, $ and * reach the program as they are")
    void handsOverTheArguments(Trial<Lines> trial) {
        trial.once(round -> {
            List<String> arguments = List.of("two words", "", "$HOME", "*", "it's", "a \"b\" c", "back\\slash");
            List<String> command = new ArrayList<>();
            command.add(CommandScripts.of(round)
                    .program("its-arguments", "for each in \"$@\"; do printf '%s\\n' \"$each\"; done"));
            command.addAll(arguments);
            round.equal("what the program got", arguments, lines(round, command.toArray(String[]::new)));
        });
    }

    @Check(
            order = 3,
            value = "a command with return code 3: a CommandError with the code and the lines of standard error")
    void tellsTheError(Trial<Lines> trial) {
        trial.once(round -> {
            String program = CommandScripts.of(round)
                    .program("fails", "echo 'not so far'", "echo 'cannot do it:' >&2", "echo 'no disk' >&2", "exit 3");
            CommandError error = error(round, program);
            round.equal("the return code", 3, error.returnCode());
            round.equal("the error", List.of("cannot do it:", "no disk"), error.errors());
            round.equal(
                    "the code of a command that fails silently",
                    1,
                    error(round, silent(round)).returnCode());
        });
        trial.ordered(round -> {
            String program = CommandScripts.of(round).program("fails", "echo bad >&2", "echo worse >&2", "exit 2");
            round.equal(
                    "the error", List.of("bad", "worse"), error(round, program).errors());
        });
    }

    private static String silent(Round<?> round) {
        return CommandScripts.of(round).program("fails-silently", "echo 'all is well'", "exit 1");
    }

    @Check(order = 4, value = "a command with return code 0 that writes a warning to standard error: its output, alone")
    void aWarningIsNoError(Trial<Lines> trial) {
        trial.once(round -> {
            String program =
                    CommandScripts.of(round).program("warns", "echo one", "echo 'warning: it is late' >&2", "echo two");
            round.equal("what is returned", List.of("one", "two"), lines(round, program));
        });
    }

    @Check(order = 5, value = "a program that does not exist: an IOException")
    void tellsThatThereIsNoProgram(Trial<Lines> trial) {
        trial.once(round -> {
            Lines subject = round.create();
            String program = CommandScripts.of(round).file("no-such-program").toString();
            Worker worker = round.start("A", () -> subject.of(List.of(program))).mayThrow();
            worker.awaitEnd();
            round.check(
                    worker.thrown() instanceof IOException,
                    "for a program that does not exist, of() "
                            + (worker.thrown() == null ? "returned" : "threw " + worker.thrown()));
        });
    }

    @Check(
            order = 6,
            value = "a command floods one output and then the other, and the other way round: all of it arrives")
    void takesAFlood(Trial<Lines> trial) {
        trial.once(round -> {
            String flood =
                    "i=0; while [ $i -lt 5000 ]; do echo 'a line of fifty characters, as many as a pipe holds not'";
            String out = flood + "; i=$((i+1)); done";
            String err = flood + " >&2; i=$((i+1)); done";
            Scripts scripts = CommandScripts.of(round);
            round.equal(
                    "the number of lines on standard output, after as many on standard error",
                    5000,
                    lines(round, scripts.program("errors-first", err, out)).size());
            round.equal(
                    "the number of lines on standard error, after as many on standard output",
                    5000,
                    error(round, scripts.program("errors-last", out, err, "exit 1"))
                            .errors()
                            .size());
        });
    }

    @Check(
            order = 7,
            value = "a command leaves a daemon behind that has its outputs: it is over when it has ended itself")
    void doesNotWaitForADaemon(Trial<Lines> trial) {
        trial.once(round -> {
            Scripts scripts = CommandScripts.of(round);
            String program = scripts.program(
                    "leaves-a-daemon", "echo before", "stop_at daemon &", "echo after", "stop_at middle");
            Lines subject = round.create();
            List<String> lines = Collections.synchronizedList(new ArrayList<>());
            Worker worker = round.start("A", () -> lines.addAll(subject.of(List.of(program))));
            scripts.awaitTold("at daemon");
            scripts.awaitTold("at middle");
            round.awaitStandstill(); // Whoever reads has read all, and waits for more.
            scripts.open("middle");
            worker.awaitEnd();
            round.equal("what is returned", List.of("before", "after"), lines);
        });
    }

    private static List<String> lines(Round<Lines> round, String... command) throws Exception {
        Lines subject = round.create();
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        round.start("A", () -> lines.addAll(subject.of(List.of(command)))).awaitEnd();
        return new ArrayList<>(lines);
    }

    private static CommandError error(Round<Lines> round, String... command) throws Exception {
        Lines subject = round.create();
        List<Object> lines = Collections.synchronizedList(new ArrayList<>());
        Worker worker =
                round.start("B", () -> lines.add(subject.of(List.of(command)))).mayThrow();
        worker.awaitEnd();
        if (worker.thrown() instanceof CommandError error) {
            return error;
        }
        throw round.fail("for a command with a return code that is not 0, of() "
                + (worker.thrown() == null ? "returned " + lines : "threw " + worker.thrown()));
    }
}

package org.paralleltasks.sync.homework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.sync.homework.given.WordPrinter;

@Grades(chapter = "sync", task = 3, name = "word-printer", subject = "org.paralleltasks.sync.homework.Task3WordPrinter")
class Task3WordPrinterGrader {
    private static final Runnable NOTHING = () -> {};

    @Check(order = 1, value = "one thread: it processes, writes 'a', 'b', ' ', and processes again")
    void printsOneWord(Trial<WordPrinter> trial) {
        trial.once(round -> {
            RecordingTerminal terminal = new RecordingTerminal(round);
            List<String> writtenWhenProcessing = Collections.synchronizedList(new ArrayList<>());
            WordPrinter printer = create(round, terminal, () -> writtenWhenProcessing.add(terminal.written()));
            round.start("A", () -> printer.print("ab")).awaitEnd();
            round.equal("what is on the terminal", "ab ", terminal.written());
            round.equal("what was on it when it processed", List.of("", "ab "), writtenWhenProcessing);
        });
    }

    @Check(order = 2, value = "a thread that comes in the middle of another's word waits until the word is written")
    void waitsForTheWordToEnd(Trial<WordPrinter> trial) {
        trial.once(round -> {
            Gate second = round.gate("A comes to its second letter");
            RecordingTerminal terminal = new RecordingTerminal(round).with('b', second);
            WordPrinter printer = create(round, terminal, NOTHING);
            Worker a = round.start("A", () -> printer.print("ab"));
            second.awaitArrival();
            Worker b = round.start("B", () -> printer.print("xy"));
            b.awaitStandstill();
            round.equal("what is on the terminal while A is in the middle of 'ab'", "a", terminal.written());
            second.open();
            a.awaitEnd();
            b.awaitEnd();
            round.equal("what is on the terminal", "ab xy ", terminal.written());
        });
    }

    @Check(order = 3, value = "a thread that processes, before its word or after it, keeps nobody from printing")
    void processesOutsideTheLock(Trial<WordPrinter> trial) {
        for (int stopAt : new int[] {1, 2}) {
            trial.once(round -> {
                Gate processing = round.gate("A processes for time " + stopAt);
                int[] times = new int[1]; // Counted by A alone.
                RecordingTerminal terminal = new RecordingTerminal(round);
                WordPrinter printer = create(round, terminal, () -> {
                    if (Thread.currentThread().getName().equals("A") && ++times[0] == stopAt) {
                        round.tell("processes, and takes its time");
                        processing.pass();
                    }
                });
                Worker a = round.start("A", () -> printer.print("ab"));
                processing.awaitArrival();
                round.start("B", () -> printer.print("xy")).awaitEnd();
                processing.open();
                a.awaitEnd();
            });
        }
    }

    @Check(order = 4, value = "the terminal breaks in a word: the exception comes out, and others can still print")
    void leavesNoLockBehind(Trial<WordPrinter> trial) {
        trial.once(round -> {
            RecordingTerminal terminal = new RecordingTerminal(round).brokenAt('b');
            WordPrinter printer = create(round, terminal, NOTHING);
            Worker a = round.start("A", () -> printer.print("ab")).mayThrow();
            a.awaitEnd();
            round.check(
                    a.thrown() instanceof IllegalStateException,
                    "print() in 'A' " + (a.thrown() == null ? "returned as if all were well" : "threw " + a.thrown())
                            + ", and must throw the terminal's IllegalStateException");
            round.start("B", () -> printer.print("xy")).awaitEnd();
        });
    }

    @Check(order = 5, value = "two threads print at the same time: both words stay whole")
    void wordsStayWhole(Trial<WordPrinter> trial) {
        trial.underAllSchedules(round -> {
            // B stops in its word until A has ended or waits, so that also a lock made twice shows.
            Gate middle = round.gate("B comes to its second letter");
            RecordingTerminal terminal = new RecordingTerminal(round).with('y', middle);
            WordPrinter printer = create(round, terminal, NOTHING);
            Worker a = round.start("A", () -> printer.print("ab"));
            round.start("B", () -> printer.print("xy"));
            middle.awaitArrival();
            a.awaitStandstill();
            middle.open();
            round.runAll();
            checkWords(round, terminal);
        });
    }

    @Check(order = 6, value = "all that the threads share is ordered by a lock, and the use of the terminal too")
    void sharedDataIsOrdered(Trial<WordPrinter> trial) {
        trial.ordered(Task3WordPrinterGrader::printTwoWords);
    }

    private static void printTwoWords(Round<WordPrinter> round) throws Exception {
        RecordingTerminal terminal = new RecordingTerminal(round);
        WordPrinter printer = create(round, terminal, NOTHING);
        round.thread("A", () -> printer.print("ab"));
        round.thread("B", () -> printer.print("xy"));
        round.runAll();
        checkWords(round, terminal);
    }

    private static void checkWords(Round<WordPrinter> round, RecordingTerminal terminal) {
        String written = terminal.written();
        round.check(
                written.equals("ab xy ") || written.equals("xy ab "),
                "on the terminal is '" + written + "', and must be 'ab xy ' or 'xy ab '");
    }

    private static WordPrinter create(Round<WordPrinter> round, RecordingTerminal terminal, Runnable process)
            throws Exception {
        return round.create(terminal, process);
    }
}

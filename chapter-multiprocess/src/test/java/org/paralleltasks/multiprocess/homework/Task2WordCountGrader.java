package org.paralleltasks.multiprocess.homework;

import java.io.IOException;
import java.util.List;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Scripts;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Waypoints;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.multiprocess.homework.given.Text;
import org.paralleltasks.multiprocess.homework.given.TextFailed;
import org.paralleltasks.multiprocess.homework.given.WordCount;
import org.paralleltasks.multiprocess.process.WorkerProcess;

@Grades(
        chapter = "multiprocess",
        task = 2,
        name = "word-count",
        subject = "org.paralleltasks.multiprocess.homework.Task2WordCount")
class Task2WordCountGrader {
    static {
        // Some hundred workers live for a moment each: the second compiler would take more time than it gives back.
        WorkerProcess.setWorkerJvmOptions(List.of("-XX:TieredStopAtLevel=1"));
    }

    /** A text that tells that it has been read, and by which process; it stops at a gate first if one is named. */
    private record Told(Waypoints waypoints, String name, String gate, List<String> content) implements Text {
        @Override
        public List<String> words() {
            waypoints.tell("process " + ProcessHandle.current().pid());
            if (!gate.isEmpty()) {
                waypoints.stopAt(gate);
            }
            waypoints.tell(name + " is read");
            return content;
        }
    }

    private record Unreadable(Waypoints waypoints) implements Text {
        @Override
        public List<String> words() throws IOException {
            waypoints.tell("a text cannot be read");
            throw new IOException("the text cannot be read");
        }
    }

    @Check(order = 1, value = "two texts: their words are counted, in two other processes, when it returns")
    void countsTheWords(Trial<WordCount> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            FileTally tally = new FileTally(scripts.file("").toString(), null);
            tally.set("c", 5);
            Waypoints waypoints = scripts.waypoints();
            count(
                            round,
                            List.of(
                                    new Told(waypoints, "text 1", "", List.of("a", "b", "a")),
                                    new Told(waypoints, "text 2", "", List.of("b", "c"))),
                            tally)
                    .awaitEnd();
            counts(round, tally, "a", 2, "b", 2, "c", 6);
            List<String> processes = scripts.told().stream()
                    .filter(words -> words.startsWith("process "))
                    .distinct()
                    .toList();
            round.equal("the number of processes that have read a text", 2, processes.size());
            round.check(
                    !processes.contains("process " + ProcessHandle.current().pid()),
                    "the caller's own process has read a text");
        });
    }

    @Check(order = 2, value = "two texts: both are read at the same time, and it returns when both are counted")
    void readsAtTheSameTime(Trial<WordCount> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            Waypoints waypoints = scripts.waypoints("text_1", "text_2");
            FileTally tally = new FileTally(scripts.file("").toString(), null);
            Worker worker = count(
                    round,
                    List.of(
                            new Told(waypoints, "text 1", "text_1", List.of("a")),
                            new Told(waypoints, "text 2", "text_2", List.of("a"))),
                    tally);
            scripts.awaitTold("at text_1");
            scripts.awaitTold("at text_2");
            scripts.open("text_1");
            round.awaitStandstill();
            round.check(!worker.hasEnded(), "count() has returned while a text is still being read");
            scripts.open("text_2");
            worker.awaitEnd();
            counts(round, tally, "a", 2);
        });
    }

    @Check(
            order = 3,
            value = "one process stops between get() and set(), and another wants to add: no update gets lost")
    void noUpdateGetsLost(Trial<WordCount> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            Waypoints waypoints = scripts.waypoints("got");
            Worker worker = count(
                    round,
                    List.of(
                            new Told(waypoints, "text 1", "", List.of("a")),
                            new Told(waypoints, "text 2", "", List.of("a"))),
                    new FileTally(scripts.file("").toString(), waypoints));
            scripts.awaitTold("text 1 is read");
            scripts.awaitTold("text 2 is read");
            scripts.awaitTold("at got");
            round.awaitStandstill(); // The other one waits for the first, or is between get and set, too.
            scripts.open("got");
            worker.awaitEnd();
            counts(round, new FileTally(scripts.file("").toString(), null), "a", 2);
        });
    }

    @Check(order = 4, value = "a text cannot be read: TextFailed, and the other one is counted")
    void tellsOfAnException(Trial<WordCount> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            Waypoints waypoints = scripts.waypoints("late");
            FileTally tally = new FileTally(scripts.file("").toString(), null);
            List<Text> texts =
                    List.of(new Told(waypoints, "text 1", "late", List.of("a", "b")), new Unreadable(waypoints));
            Worker worker = count(round, texts, tally).mayThrow();
            scripts.awaitTold("a text cannot be read");
            scripts.awaitTold("at late");
            round.awaitStandstill(); // Who does not wait for the other text has told of the failure.
            scripts.open("late");
            round.equal("the text that failed, from 0", 1, failed(round, worker));
            counts(round, tally, "a", 1, "b", 1);
        });
    }

    @Check(order = 5, value = "a process dies between get() and set(): TextFailed, and nobody waits for ever")
    void tellsOfADeath(Trial<WordCount> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            Waypoints waypoints = scripts.waypoints("late");
            FileTally tally = new FileTally(scripts.file("").toString(), null);
            Text deadly = new Dies(waypoints);
            Worker worker = count(round, List.of(deadly, new Told(waypoints, "text 2", "late", List.of("a"))), tally)
                    .mayThrow();
            scripts.awaitTold("at late");
            scripts.awaitTold("a process is about to die");
            round.awaitStandstill();
            scripts.open("late");
            round.equal("the text that failed, from 0", 0, failed(round, worker));
            counts(round, tally, "a", 1);
        });
    }

    /** Its reader dies while it adds the word, if it does that itself; else as soon as it has read. */
    private record Dies(Waypoints waypoints) implements Text {
        @Override
        public List<String> words() {
            waypoints.tell("a process is about to die");
            return new DyingList();
        }
    }

    /** Words that end the process of whoever asks for the second. */
    private static final class DyingList extends java.util.AbstractList<String> {
        @Override
        public String get(int index) {
            if (index > 0) {
                Runtime.getRuntime().halt(7);
            }
            return FileTally.DEADLY;
        }

        @Override
        public int size() {
            return 2;
        }
    }

    @Check(order = 6, value = "one text fails while another is still being read: no process is left afterwards")
    void leavesNoProcess(Trial<WordCount> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            Waypoints waypoints = scripts.waypoints("long");
            FileTally tally = new FileTally(scripts.file("").toString(), null);
            List<Text> texts = List.of(new Unreadable(waypoints), new Told(waypoints, "text 2", "long", List.of("a")));
            Worker worker = count(round, texts, tally).mayThrow();
            scripts.awaitTold("a text cannot be read");
            scripts.awaitTold("at long");
            round.awaitStandstill();
            if (worker.hasEnded()) {
                scripts.nothingIsLeft("count() has ended, and");
            }
            scripts.open("long");
            failed(round, worker);
            scripts.nothingIsLeft("count() has ended, and");
        });
    }

    private static Worker count(Round<WordCount> round, List<Text> texts, FileTally tally) throws Exception {
        WordCount subject = round.create();
        return round.start("A", () -> subject.count(texts, tally));
    }

    private static int failed(Round<WordCount> round, Worker worker) {
        worker.awaitEnd();
        if (worker.thrown() instanceof TextFailed failed) {
            return failed.text();
        }
        throw round.fail("a text was not counted, and count() "
                + (worker.thrown() == null ? "returned" : "threw " + worker.thrown()));
    }

    private static void counts(Round<?> round, FileTally tally, Object... wordsAndCounts) throws IOException {
        for (int i = 0; i < wordsAndCounts.length; i += 2) {
            String word = (String) wordsAndCounts[i];
            round.equal("the count of '" + word + "'", wordsAndCounts[i + 1], tally.get(word));
        }
    }
}

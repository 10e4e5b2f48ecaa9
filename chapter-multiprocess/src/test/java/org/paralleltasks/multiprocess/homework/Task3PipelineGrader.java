package org.paralleltasks.multiprocess.homework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Scripts;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Waypoints;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.multiprocess.homework.given.Pipeline;
import org.paralleltasks.multiprocess.homework.given.Stage;
import org.paralleltasks.multiprocess.homework.given.StageFailed;
import org.paralleltasks.multiprocess.process.WorkerProcess;

@Grades(
        chapter = "multiprocess",
        task = 3,
        name = "pipeline",
        subject = "org.paralleltasks.multiprocess.homework.Task3Pipeline")
class Task3PipelineGrader {
    static {
        // Some hundred workers live for a moment each: the second compiler would take more time than it gives back.
        WorkerProcess.setWorkerJvmOptions(List.of("-XX:TieredStopAtLevel=1"));
    }

    /** Adds a letter to each item, and tells in which process. */
    private record Adds(Waypoints waypoints, String letter) implements Stage {
        @Override
        public String apply(String item) {
            waypoints.tell(
                    "stage " + letter + " in process " + ProcessHandle.current().pid());
            return item + letter;
        }
    }

    /** Tells which item it has, and stops at a gate with one of them. */
    private record Stops(Waypoints waypoints, String name, String at) implements Stage {
        @Override
        public String apply(String item) {
            waypoints.tell(name + " has " + item);
            if (item.equals(at)) {
                waypoints.stopAt(name);
            }
            return item;
        }
    }

    /** Throws with one item, dies with another. */
    private record Fails(String thrower, String killer) implements Stage {
        @Override
        public String apply(String item) {
            if (item.equals(thrower)) {
                throw new IllegalStateException("cannot do anything with '" + item + "'");
            }
            if (item.equals(killer)) {
                Runtime.getRuntime().halt(7);
            }
            return item;
        }
    }

    @Check(order = 1, value = "an item through two stages, each a process of its own: what comes out of the second")
    void sendsItemsThroughStages(Trial<Pipeline> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            Waypoints waypoints = scripts.waypoints();
            List<Stage> stages = List.of(new Adds(waypoints, "x"), new Adds(waypoints, "y"));
            round.equal("what is returned", List.of("1xy"), results(round, List.of("1"), stages));
            List<String> processes = scripts.told().stream()
                    .map(words -> words.substring(words.lastIndexOf(' ') + 1))
                    .distinct()
                    .toList();
            round.equal("the number of processes in which two stages ran", 2, processes.size());
            round.check(
                    !processes.contains(Long.toString(ProcessHandle.current().pid())),
                    "a stage ran in the caller's process");
            round.equal("what is returned for no item", List.of(), results(round, List.of(), stages.subList(0, 1)));
        });
    }

    @Check(
            order = 2,
            value = "while the second stage has the first item, the first stage has the second item, and no third")
    void flows(Trial<Pipeline> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            Waypoints waypoints = scripts.waypoints("first", "second");
            Pipeline subject = round.create();
            List<String> results = Collections.synchronizedList(new ArrayList<>());
            List<Stage> stages = List.of(new Stops(waypoints, "first", "2"), new Stops(waypoints, "second", "1"));
            Worker worker = round.start("A", () -> results.addAll(subject.run(List.of("1", "2", "3"), stages)));
            scripts.awaitTold("at first");
            scripts.awaitTold("at second");
            round.awaitStandstill();
            round.check(!scripts.told().contains("first has 3"), "the first stage has item 3 before it is done with 2");
            scripts.open("first");
            scripts.awaitTold("first has 3");
            round.awaitStandstill();
            round.check(
                    !scripts.told().contains("second has 2"), "the second stage has item 2 before it is done with 1");
            scripts.open("second");
            worker.awaitEnd();
            round.equal("what is returned", List.of("1", "2", "3"), results);
        });
    }

    @Check(order = 3, value = "far more items than pipes can hold: all come out, in order")
    void takesMany(Trial<Pipeline> trial) {
        trial.once(round -> {
            List<String> items = many();
            round.scripts();
            List<String> results = results(round, items, List.of(new Fails("", ""), new Fails("", "")));
            round.equal("the number of items that come out", items.size(), results.size());
            round.check(results.equals(items), "they do not come out in their order");
        });
    }

    @Check(
            order = 4,
            value = "the second of three stages throws: StageFailed, with that stage, and nobody waits for ever")
    void tellsOfAnException(Trial<Pipeline> trial) {
        trial.once(round -> {
            List<String> items = many();
            Fails good = new Fails("", "");
            round.scripts();
            round.equal(
                    "the stage that failed by itself, from 0",
                    1,
                    failed(round, start(round, items, List.of(good, new Fails(items.get(0), ""), good))));
        });
    }

    @Check(order = 5, value = "the process of the first of two stages dies: StageFailed, with that stage")
    void tellsOfADeath(Trial<Pipeline> trial) {
        trial.once(round -> {
            round.scripts();
            List<Stage> stages = List.of(new Fails("", "2"), new Fails("", ""));
            round.equal(
                    "the stage that failed by itself, from 0",
                    0,
                    failed(round, start(round, List.of("1", "2", "3"), stages)));
        });
    }

    @Check(order = 6, value = "when it has returned or thrown, no process is left")
    void leavesNoProcess(Trial<Pipeline> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            Waypoints waypoints = scripts.waypoints("last");
            List<Stage> stages = List.of(new Fails("2", ""), new Stops(waypoints, "last", "1"));
            Worker worker = start(round, List.of("1", "2", "3"), stages);
            scripts.awaitTold("at last");
            round.awaitStandstill(); // The first stage has failed meanwhile.
            if (worker.hasEnded()) {
                scripts.nothingIsLeft("run() has thrown, and");
            }
            scripts.open("last");
            failed(round, worker);
            scripts.nothingIsLeft("run() has thrown, and");
        });
    }

    /** Of 2 MB together. */
    private static List<String> many() {
        return IntStream.range(0, 200).mapToObj(i -> i + "-".repeat(10_000)).toList();
    }

    private static List<String> results(Round<Pipeline> round, List<String> items, List<Stage> stages)
            throws Exception {
        Pipeline subject = round.create();
        List<String> results = Collections.synchronizedList(new ArrayList<>());
        round.start("A", () -> results.addAll(subject.run(items, stages))).awaitEnd();
        return new ArrayList<>(results);
    }

    private static Worker start(Round<Pipeline> round, List<String> items, List<Stage> stages) throws Exception {
        Pipeline subject = round.create();
        return round.start("A", () -> subject.run(items, stages)).mayThrow();
    }

    private static int failed(Round<Pipeline> round, Worker worker) {
        worker.awaitEnd();
        if (worker.thrown() instanceof StageFailed failed) {
            return failed.stage();
        }
        throw round.fail(
                "a stage failed, and run() " + (worker.thrown() == null ? "returned" : "threw " + worker.thrown()));
    }
}

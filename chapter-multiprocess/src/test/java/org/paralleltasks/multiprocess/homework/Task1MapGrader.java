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
import org.paralleltasks.multiprocess.homework.given.Function;
import org.paralleltasks.multiprocess.homework.given.ItemFailed;
import org.paralleltasks.multiprocess.homework.given.ProcessMap;
import org.paralleltasks.multiprocess.process.WorkerProcess;

@Grades(chapter = "multiprocess", task = 1, name = "map", subject = "org.paralleltasks.multiprocess.homework.Task1Map")
class Task1MapGrader {
    static {
        // Some hundred workers live for a moment each: the second compiler would take more time than it gives back.
        WorkerProcess.setWorkerJvmOptions(List.of("-XX:TieredStopAtLevel=1"));
    }

    /** Tells in which process it begins with an item. */
    private record Upper(Waypoints waypoints) implements Function {
        @Override
        public String apply(String item) {
            waypoints.tell("process " + ProcessHandle.current().pid());
            return item.toUpperCase(java.util.Locale.ROOT);
        }
    }

    /** Stops at a gate for each item. */
    private record Stops(Waypoints waypoints) implements Function {
        @Override
        public String apply(String item) {
            waypoints.tell("begins " + item);
            waypoints.stopAt("go_" + item);
            waypoints.tell("ends " + item);
            return "result " + item;
        }
    }

    /** Throws for one item, dies of another. */
    private record Fails(String thrower, String killer) implements Function {
        @Override
        public String apply(String item) {
            if (item.equals(thrower)) {
                throw new IllegalStateException("no result for '" + item + "'");
            }
            if (item.equals(killer)) {
                Runtime.getRuntime().halt(7);
            }
            return item;
        }
    }

    @Check(order = 1, value = "three items, one process: a result for each, made in another process than the caller's")
    void appliesTheFunction(Trial<ProcessMap> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            round.equal(
                    "what is returned",
                    List.of("A", "B", "C"),
                    results(round, new Upper(scripts.waypoints()), List.of("a", "b", "c"), 1));
            round.check(
                    !scripts.told()
                            .contains("process " + ProcessHandle.current().pid()),
                    "the function is called in the process of the caller");
        });
    }

    @Check(order = 2, value = "two items, two processes: both are busy at the same time")
    void runsAtTheSameTime(Trial<ProcessMap> trial) {
        trial.once(round -> {
            Running running = start(round, 2, 2);
            running.awaitBegun(2);
            running.open("1");
            round.awaitStandstill();
            running.open("2");
            running.end(2);
        });
    }

    @Check(order = 3, value = "the second item is done first: the results are in the order of the items")
    void keepsTheOrder(Trial<ProcessMap> trial) {
        trial.once(round -> {
            Running running = start(round, 2, 2);
            running.awaitBegun(2);
            running.open("2");
            round.awaitStandstill(); // Who takes results as they come has taken it.
            running.open("1");
            running.end(2);
        });
    }

    @Check(
            order = 4,
            value = "four items, two processes: no third item begins while two run, and it does when one is done")
    void keepsSoManyBusy(Trial<ProcessMap> trial) {
        trial.once(round -> {
            Running running = start(round, 4, 2);
            running.awaitBegun(2);
            round.awaitStandstill();
            round.equal(
                    "the number of items that were begun", 2, running.begun().size());
            String stays = running.begun().get(0);
            for (int i = 1; i < 4; i++) {
                running.awaitBegun(i + 1);
                running.open(running.begun().get(i));
            }
            running.open(stays);
            running.end(4);
        });
    }

    @Check(order = 5, value = "the function throws for one of three items: ItemFailed, with that item")
    void tellsOfAnException(Trial<ProcessMap> trial) {
        trial.once(round -> failed(round, new Fails("b", "none"), "b"));
    }

    @Check(
            order = 6,
            value = "a process dies of one of three items: ItemFailed, with that item, and nobody waits for ever")
    void tellsOfADeath(Trial<ProcessMap> trial) {
        trial.once(round -> failed(round, new Fails("none", "b"), "b"));
    }

    @Check(order = 7, value = "when it has returned or thrown, no process is left")
    void leavesNoProcess(Trial<ProcessMap> trial) {
        trial.once(round -> {
            Scripts scripts = round.scripts();
            results(round, new Upper(scripts.waypoints()), List.of("a", "b"), 2);
            scripts.nothingIsLeft("map() has returned, and");
        });
        trial.once(round -> {
            failed(round, new Fails("a", "none"), "a");
            round.scripts().nothingIsLeft("map() has thrown ItemFailed, and");
        });
    }

    private static List<String> results(Round<ProcessMap> round, Function function, List<String> items, int processes)
            throws Exception {
        round.scripts();
        ProcessMap subject = round.create();
        List<String> results = Collections.synchronizedList(new ArrayList<>());
        round.start("A", () -> results.addAll(subject.map(function, items, processes)))
                .awaitEnd();
        return new ArrayList<>(results);
    }

    private static void failed(Round<ProcessMap> round, Function function, String item) throws Exception {
        round.scripts();
        ProcessMap subject = round.create();
        List<Object> results = Collections.synchronizedList(new ArrayList<>());
        Worker worker = round.start("A", () -> results.addAll(subject.map(function, List.of("a", "b", "c"), 2)))
                .mayThrow();
        worker.awaitEnd();
        if (!(worker.thrown() instanceof ItemFailed failed)) {
            throw round.fail("there is no result for '" + item + "', and map() "
                    + (worker.thrown() == null ? "returned " + results : "threw " + worker.thrown()));
        }
        round.equal("the item that failed", item, failed.item());
    }

    /** Maps items that stop at a gate each. */
    private static Running start(Round<ProcessMap> round, int count, int processes) throws Exception {
        List<String> items =
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
        Scripts scripts = round.scripts();
        Function function =
                new Stops(scripts.waypoints(items.stream().map(i -> "go_" + i).toArray(String[]::new)));
        ProcessMap subject = round.create();
        List<String> results = Collections.synchronizedList(new ArrayList<>());
        Worker worker = round.start("A", () -> results.addAll(subject.map(function, items, processes)));
        return new Running(round, scripts, worker, results);
    }

    /** A map that runs. */
    private record Running(Round<ProcessMap> round, Scripts scripts, Worker worker, List<String> results) {
        void awaitBegun(int count) {
            round.await(() -> begun().size() >= count, count + " items have been begun");
        }

        List<String> begun() {
            return scripts.told().stream()
                    .filter(words -> words.startsWith("begins "))
                    .map(words -> words.substring("begins ".length()))
                    .toList();
        }

        void open(String item) {
            scripts.open("go_" + item);
            scripts.awaitTold("ends " + item);
        }

        void end(int count) {
            worker.awaitEnd();
            round.equal(
                    "what is returned",
                    IntStream.rangeClosed(1, count).mapToObj(i -> "result " + i).toList(),
                    results);
        }
    }
}

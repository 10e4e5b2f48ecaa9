package org.paralleltasks.benchmarks.multiprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.benchmarks.figures.Timing;
import org.paralleltasks.multiprocess.process.ProcessPool;

/**
 * Submits tiny tasks to a pool and takes their results. The value is how many of many tasks are done in a second, or the
 * median of the times of single ones, each submitted when the one before it is done.
 */
final class PoolProgram {
    private PoolProgram() {}

    /**
     * Runs the contender.
     *
     * @param args {@code many} or {@code lone}, the workers, and the tasks in a round
     */
    public static void main(String[] args) throws Exception {
        int tasks = Integer.parseInt(args[2]);
        try (ProcessPool pool = new ProcessPool(Integer.parseInt(args[1]))) {
            switch (args[0]) {
                case "many" -> Rounds.serve(() -> tasksInASecond(pool, tasks));
                case "lone" ->
                    Rounds.serve(() ->
                            Timing.medianOf(tasks, () -> successor(pool, 1).get()));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    private static double tasksInASecond(ProcessPool pool, int tasks) throws Exception {
        long start = System.nanoTime();
        List<Future<Integer>> submitted = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            submitted.add(successor(pool, i));
        }
        long total = 0;
        for (Future<Integer> each : submitted) {
            total += each.get();
        }
        double seconds = Timing.secondsSince(start);
        if (total != tasks * (tasks + 1L) / 2) {
            throw new IllegalStateException("a wrong total: " + total);
        }
        return tasks / seconds;
    }

    private static Future<Integer> successor(ProcessPool pool, int number) {
        return pool.submit(() -> number + 1);
    }
}

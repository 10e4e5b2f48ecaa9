package org.paralleltasks.multiprocess.homework.answers.wrong.map;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Function;
import org.paralleltasks.multiprocess.homework.given.ItemFailed;
import org.paralleltasks.multiprocess.homework.given.ProcessMap;
import org.paralleltasks.multiprocess.process.ProcessQueue;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** Who is done first comes first. */
@KilledBy("keepsTheOrder")
public class AsTheyCome implements ProcessMap {
    private static final int NO_MORE = -1;

    @Override
    public List<String> map(Function function, List<String> items, int processes)
            throws ItemFailed, InterruptedException {
        List<String> all = new ArrayList<>(items);
        List<String> texts = new ArrayList<>();
        ProcessQueue<Integer> indexes = new ProcessQueue<>();
        ProcessQueue<Result> results = new ProcessQueue<>();
        for (int i = 0; i < all.size(); i++) {
            indexes.put(i);
        }
        List<WorkerProcess> workers = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            indexes.put(NO_MORE);
            workers.add(new WorkerProcess(() -> work(function, all, indexes, results)));
        }
        workers.forEach(WorkerProcess::start);
        for (WorkerProcess each : workers) {
            each.join();
        }
        for (Result each = results.poll(Duration.ZERO); each != null; each = results.poll(Duration.ZERO)) {
            if (each.failure() != null) {
                throw new ItemFailed(all.get(each.index()), each.failure());
            }
            texts.add(each.text());
        }
        return texts;
    }

    private static void work(
            Function function, List<String> items, ProcessQueue<Integer> indexes, ProcessQueue<Result> results)
            throws InterruptedException {
        for (int index = indexes.take(); index != NO_MORE; index = indexes.take()) {
            results.put(result(function, items, index));
        }
    }

    private record Result(int index, String text, Throwable failure) implements Serializable {}

    private static Result result(Function function, List<String> items, int index) {
        try {
            return new Result(index, function.apply(items.get(index)), null);
        } catch (Exception e) {
            return new Result(index, null, e);
        }
    }
}

package org.paralleltasks.multiprocess.homework.answers.wrong.map;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Function;
import org.paralleltasks.multiprocess.homework.given.ItemFailed;
import org.paralleltasks.multiprocess.homework.given.ProcessMap;
import org.paralleltasks.multiprocess.process.ProcessPool;

/** Whoever has the slow items keeps the rest of its slice waiting, while others have nothing to do. */
@KilledBy("keepsSoManyBusy")
public class SlicesBeforehand implements ProcessMap {
    @Override
    public List<String> map(Function function, List<String> items, int processes)
            throws ItemFailed, InterruptedException {
        try (ProcessPool pool = new ProcessPool(processes)) {
            List<Future<ArrayList<String>>> slices = new ArrayList<>();
            int length = (items.size() + processes - 1) / processes;
            for (int i = 0; i < items.size(); i += length) {
                ArrayList<String> slice = new ArrayList<>(items.subList(i, Math.min(items.size(), i + length)));
                slices.add(pool.submit(() -> {
                    ArrayList<String> done = new ArrayList<>();
                    for (String item : slice) {
                        done.add(function.apply(item));
                    }
                    return done;
                }));
            }
            List<String> results = new ArrayList<>();
            for (Future<ArrayList<String>> each : slices) {
                try {
                    results.addAll(each.get());
                } catch (ExecutionException e) {
                    throw new ItemFailed(items.get(results.size()), e.getCause());
                }
            }
            return results;
        }
    }
}

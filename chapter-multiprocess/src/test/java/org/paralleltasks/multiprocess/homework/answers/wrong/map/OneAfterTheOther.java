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

/** Waits for the first result before it hands over the second item. */
@KilledBy("runsAtTheSameTime")
public class OneAfterTheOther implements ProcessMap {
    @Override
    public List<String> map(Function function, List<String> items, int processes)
            throws ItemFailed, InterruptedException {
        try (ProcessPool pool = new ProcessPool(processes)) {
            List<String> results = new ArrayList<>();
            for (String item : items) {
                Future<String> future = pool.submit(() -> function.apply(item));
                try {
                    results.add(future.get());
                } catch (ExecutionException e) {
                    throw new ItemFailed(item, e.getCause());
                }
            }
            return results;
        }
    }
}

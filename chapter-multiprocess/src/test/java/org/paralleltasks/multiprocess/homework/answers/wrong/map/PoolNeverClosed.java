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

/** The workers wait for more items, for ever. */
@KilledBy("leavesNoProcess")
public class PoolNeverClosed implements ProcessMap {
    @Override
    public List<String> map(Function function, List<String> items, int processes)
            throws ItemFailed, InterruptedException {
        ProcessPool pool = new ProcessPool(processes);
        List<Future<String>> futures = new ArrayList<>();
        for (String item : items) {
            futures.add(pool.submit(() -> function.apply(item)));
        }
        List<String> results = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                results.add(futures.get(i).get());
            } catch (ExecutionException e) {
                throw new ItemFailed(items.get(i), e.getCause());
            }
        }
        return results;
    }
}

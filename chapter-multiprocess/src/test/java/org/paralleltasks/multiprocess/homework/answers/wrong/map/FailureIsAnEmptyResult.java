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

/** Nobody learns that there was none. */
@KilledBy("tellsOfAnException")
public class FailureIsAnEmptyResult implements ProcessMap {
    @Override
    public List<String> map(Function function, List<String> items, int processes)
            throws ItemFailed, InterruptedException {
        try (ProcessPool pool = new ProcessPool(processes)) {
            List<Future<String>> futures = new ArrayList<>();
            for (String item : items) {
                futures.add(pool.submit(() -> function.apply(item)));
            }
            List<String> results = new ArrayList<>();
            for (Future<String> each : futures) {
                try {
                    results.add(each.get());
                } catch (ExecutionException e) {
                    results.add("");
                }
            }
            return results;
        }
    }
}

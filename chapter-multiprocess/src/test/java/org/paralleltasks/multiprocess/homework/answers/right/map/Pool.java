package org.paralleltasks.multiprocess.homework.answers.right.map;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.paralleltasks.multiprocess.homework.given.Function;
import org.paralleltasks.multiprocess.homework.given.ItemFailed;
import org.paralleltasks.multiprocess.homework.given.ProcessMap;
import org.paralleltasks.multiprocess.process.ProcessPool;

/** The pool of this chapter does it all. */
public class Pool implements ProcessMap {
    @Override
    public List<String> map(Function function, List<String> items, int processes)
            throws ItemFailed, InterruptedException {
        try (ProcessPool pool = new ProcessPool(processes)) {
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
}

package org.paralleltasks.multiprocess.homework.answers.wrong.map;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Function;
import org.paralleltasks.multiprocess.homework.given.ItemFailed;
import org.paralleltasks.multiprocess.homework.given.ProcessMap;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** What each worker adds to is a copy of its own. */
@KilledBy("appliesTheFunction")
public class CapturedList implements ProcessMap {
    @Override
    public List<String> map(Function function, List<String> items, int processes)
            throws ItemFailed, InterruptedException {
        List<String> results = new ArrayList<>();
        List<WorkerProcess> workers = new ArrayList<>();
        for (String item : items) {
            workers.add(new WorkerProcess(() -> results.add(function.apply(item))));
        }
        workers.forEach(WorkerProcess::start);
        for (WorkerProcess each : workers) {
            each.join();
        }
        return results;
    }
}

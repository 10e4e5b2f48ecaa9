package org.paralleltasks.multiprocess.homework.answers.right.wordcount;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paralleltasks.multiprocess.homework.given.Tally;
import org.paralleltasks.multiprocess.homework.given.Text;
import org.paralleltasks.multiprocess.homework.given.TextFailed;
import org.paralleltasks.multiprocess.homework.given.WordCount;
import org.paralleltasks.multiprocess.process.ProcessLock;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** Each process counts by itself, and takes the lock when it has counted. */
public class CountsThenLocksOnce implements WordCount {
    @Override
    public void count(List<Text> texts, Tally tally) throws TextFailed, InterruptedException {
        ProcessLock lock = new ProcessLock();
        List<WorkerProcess> workers = new ArrayList<>();
        for (Text text : texts) {
            workers.add(new WorkerProcess(() -> add(counts(text), tally, lock)));
        }
        workers.forEach(WorkerProcess::start);
        for (WorkerProcess each : workers) {
            each.join();
        }
        for (int i = 0; i < workers.size(); i++) {
            if (workers.get(i).exitCode().getAsInt() != 0) {
                throw new TextFailed(i);
            }
        }
    }

    private static HashMap<String, Integer> counts(Text text) throws IOException {
        HashMap<String, Integer> counts = new HashMap<>();
        for (String word : text.words()) {
            counts.merge(word, 1, Integer::sum);
        }
        return counts;
    }

    private static void add(Map<String, Integer> counts, Tally tally, ProcessLock lock) throws IOException {
        lock.lock();
        try {
            for (Map.Entry<String, Integer> each : counts.entrySet()) {
                tally.set(each.getKey(), tally.get(each.getKey()) + each.getValue());
            }
        } finally {
            lock.unlock();
        }
    }
}

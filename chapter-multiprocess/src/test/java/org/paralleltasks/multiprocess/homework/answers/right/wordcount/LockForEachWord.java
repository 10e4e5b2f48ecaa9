package org.paralleltasks.multiprocess.homework.answers.right.wordcount;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.multiprocess.homework.given.Tally;
import org.paralleltasks.multiprocess.homework.given.Text;
import org.paralleltasks.multiprocess.homework.given.TextFailed;
import org.paralleltasks.multiprocess.homework.given.WordCount;
import org.paralleltasks.multiprocess.process.ProcessLock;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** One lock for all processes, taken for each word. */
public class LockForEachWord implements WordCount {
    @Override
    public void count(List<Text> texts, Tally tally) throws TextFailed, InterruptedException {
        ProcessLock lock = new ProcessLock();
        List<WorkerProcess> workers = new ArrayList<>();
        for (Text text : texts) {
            workers.add(new WorkerProcess(() -> add(text, tally, lock)));
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

    private static void add(Text text, Tally tally, ProcessLock lock) throws IOException, InterruptedException {
        for (String word : text.words()) {
            lock.lock();
            try {
                tally.set(word, tally.get(word) + 1);
            } finally {
                lock.unlock();
            }
        }
    }
}

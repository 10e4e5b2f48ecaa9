package org.paralleltasks.multiprocess.homework.answers.wrong.wordcount;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Tally;
import org.paralleltasks.multiprocess.homework.given.Text;
import org.paralleltasks.multiprocess.homework.given.TextFailed;
import org.paralleltasks.multiprocess.homework.given.WordCount;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** Two processes get the same count, and both set it to one more. */
@KilledBy("noUpdateGetsLost")
public class NoLock implements WordCount {
    @Override
    public void count(List<Text> texts, Tally tally) throws TextFailed, InterruptedException {
        List<WorkerProcess> workers = new ArrayList<>();
        for (Text text : texts) {
            workers.add(new WorkerProcess(() -> add(text, tally)));
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

    private static void add(Text text, Tally tally) throws IOException {
        for (String word : text.words()) {
            tally.set(word, tally.get(word) + 1);
        }
    }
}

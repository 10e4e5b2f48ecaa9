package org.paralleltasks.multiprocess.homework.answers.wrong.wordcount;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Tally;
import org.paralleltasks.multiprocess.homework.given.Text;
import org.paralleltasks.multiprocess.homework.given.TextFailed;
import org.paralleltasks.multiprocess.homework.given.WordCount;
import org.paralleltasks.multiprocess.process.ProcessLock;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** Tells of the first failure while another process still reads. */
@KilledBy("tellsOfAnException")
public class TellsTooEarly implements WordCount {
    @Override
    public void count(List<Text> texts, Tally tally) throws TextFailed, InterruptedException {
        ProcessLock lock = new ProcessLock();
        List<WorkerProcess> workers = new ArrayList<>();
        for (Text text : texts) {
            workers.add(new WorkerProcess(() -> add(text, tally, lock)));
        }
        workers.forEach(WorkerProcess::start);
        boolean isAnyAlive = true;
        while (isAnyAlive) {
            isAnyAlive = false;
            for (int i = 0; i < workers.size(); i++) {
                isAnyAlive |= !workers.get(i).join(Duration.ofMillis(10));
                if (workers.get(i).exitCode().orElse(0) != 0) {
                    throw new TextFailed(i);
                }
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

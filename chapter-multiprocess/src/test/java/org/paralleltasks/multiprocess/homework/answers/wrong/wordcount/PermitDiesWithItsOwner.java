package org.paralleltasks.multiprocess.homework.answers.wrong.wordcount;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Tally;
import org.paralleltasks.multiprocess.homework.given.Text;
import org.paralleltasks.multiprocess.homework.given.TextFailed;
import org.paralleltasks.multiprocess.homework.given.WordCount;
import org.paralleltasks.multiprocess.process.ProcessQueue;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** Who has taken the token may add; if that one dies, the token is gone. */
@KilledBy("tellsOfADeath")
public class PermitDiesWithItsOwner implements WordCount {
    @Override
    public void count(List<Text> texts, Tally tally) throws TextFailed, InterruptedException {
        ProcessQueue<String> token = new ProcessQueue<>();
        token.put("whoever has taken this may add");
        List<WorkerProcess> workers = new ArrayList<>();
        for (Text text : texts) {
            workers.add(new WorkerProcess(() -> add(text, tally, token)));
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

    private static void add(Text text, Tally tally, ProcessQueue<String> token)
            throws IOException, InterruptedException {
        for (String word : text.words()) {
            String taken = token.take();
            tally.set(word, tally.get(word) + 1);
            token.put(taken);
        }
    }
}

package org.paralleltasks.multiprocess.homework.answers.wrong.wordcount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Tally;
import org.paralleltasks.multiprocess.homework.given.Text;
import org.paralleltasks.multiprocess.homework.given.TextFailed;
import org.paralleltasks.multiprocess.homework.given.WordCount;
import org.paralleltasks.multiprocess.process.ProcessQueue;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** A process that has died sends no counts, and they are waited for. */
@KilledBy("tellsOfAnException")
public class WaitsForAsManyCounts implements WordCount {
    @Override
    public void count(List<Text> texts, Tally tally) throws TextFailed, InterruptedException {
        ProcessQueue<HashMap<String, Integer>> queue = new ProcessQueue<>();
        List<WorkerProcess> workers = new ArrayList<>();
        for (Text text : texts) {
            workers.add(new WorkerProcess(() -> queue.put(counts(text))));
        }
        workers.forEach(WorkerProcess::start);
        try {
            for (int i = 0; i < workers.size(); i++) {
                for (Map.Entry<String, Integer> each : queue.take().entrySet()) {
                    tally.set(each.getKey(), tally.get(each.getKey()) + each.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < workers.size(); i++) {
            workers.get(i).join();
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
}

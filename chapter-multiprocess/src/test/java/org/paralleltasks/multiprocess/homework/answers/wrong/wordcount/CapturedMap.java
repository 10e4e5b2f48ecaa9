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
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** What each process counts into is a copy of its own. */
@KilledBy("countsTheWords")
public class CapturedMap implements WordCount {
    @Override
    public void count(List<Text> texts, Tally tally) throws TextFailed, InterruptedException {
        HashMap<String, Integer> counts = new HashMap<>();
        List<WorkerProcess> workers = new ArrayList<>();
        for (Text text : texts) {
            workers.add(new WorkerProcess(() -> count(text, counts)));
        }
        workers.forEach(WorkerProcess::start);
        for (WorkerProcess each : workers) {
            each.join();
        }
        try {
            for (Map.Entry<String, Integer> each : counts.entrySet()) {
                tally.set(each.getKey(), tally.get(each.getKey()) + each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < workers.size(); i++) {
            if (workers.get(i).exitCode().getAsInt() != 0) {
                throw new TextFailed(i);
            }
        }
    }

    private static void count(Text text, Map<String, Integer> counts) throws IOException {
        for (String word : text.words()) {
            counts.merge(word, 1, Integer::sum);
        }
    }
}

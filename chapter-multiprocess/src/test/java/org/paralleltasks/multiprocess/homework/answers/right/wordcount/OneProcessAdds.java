package org.paralleltasks.multiprocess.homework.answers.right.wordcount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paralleltasks.multiprocess.homework.given.Tally;
import org.paralleltasks.multiprocess.homework.given.Text;
import org.paralleltasks.multiprocess.homework.given.TextFailed;
import org.paralleltasks.multiprocess.homework.given.WordCount;
import org.paralleltasks.multiprocess.process.ProcessQueue;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** Nothing is shared: the counts come through a queue, and only the caller has the tally. */
public class OneProcessAdds implements WordCount {
    @Override
    public void count(List<Text> texts, Tally tally) throws TextFailed, InterruptedException {
        ProcessQueue<HashMap<String, Integer>> queue = new ProcessQueue<>();
        List<WorkerProcess> workers = new ArrayList<>();
        for (Text text : texts) {
            workers.add(new WorkerProcess(() -> queue.put(counts(text))));
        }
        workers.forEach(WorkerProcess::start);
        for (WorkerProcess each : workers) {
            each.join();
        }
        try {
            HashMap<String, Integer> counts = queue.poll(Duration.ZERO);
            while (counts != null) {
                for (Map.Entry<String, Integer> each : counts.entrySet()) {
                    tally.set(each.getKey(), tally.get(each.getKey()) + each.getValue());
                }
                counts = queue.poll(Duration.ZERO);
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

    private static HashMap<String, Integer> counts(Text text) throws IOException {
        HashMap<String, Integer> counts = new HashMap<>();
        for (String word : text.words()) {
            counts.merge(word, 1, Integer::sum);
        }
        return counts;
    }
}

package org.paralleltasks.multiprocess.homework.answers.wrong.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Pipeline;
import org.paralleltasks.multiprocess.homework.given.Stage;
import org.paralleltasks.multiprocess.homework.given.StageFailed;
import org.paralleltasks.multiprocess.process.ProcessQueue;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** One item overtakes the other. */
@KilledBy("flows")
public class TwoWorkersForEachStage implements Pipeline {
    private static final String ITEM = "item ";
    private static final String END = "end";
    private static final int WORKERS = 2;

    @Override
    public List<String> run(List<String> items, List<Stage> stages) throws StageFailed, InterruptedException {
        List<ProcessQueue<String>> queues = new ArrayList<>();
        for (int i = 0; i <= stages.size(); i++) {
            queues.add(new ProcessQueue<>());
        }
        List<WorkerProcess> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS * stages.size(); i++) {
            Stage stage = stages.get(i / WORKERS);
            ProcessQueue<String> in = queues.get(i / WORKERS);
            ProcessQueue<String> out = queues.get(i / WORKERS + 1);
            workers.add(new WorkerProcess(() -> work(stage, in, out)));
        }
        workers.forEach(WorkerProcess::start);
        for (String item : items) {
            queues.get(0).put(ITEM + item);
        }
        for (int i = 0; i < workers.size(); i++) {
            if (i % WORKERS == 0) {
                queues.get(i / WORKERS).put(END);
                queues.get(i / WORKERS).put(END);
            }
            workers.get(i).join();
        }
        queues.get(stages.size()).put(END);
        List<String> results = new ArrayList<>();
        ProcessQueue<String> last = queues.get(stages.size());
        for (String item = last.take(); !item.equals(END); item = last.take()) {
            results.add(item.substring(ITEM.length()));
        }
        for (int i = workers.size() - 1; i >= 0; i--) {
            if (workers.get(i).exitCode().getAsInt() != 0) {
                throw new StageFailed(i / WORKERS);
            }
        }
        return results;
    }

    private static void work(Stage stage, ProcessQueue<String> in, ProcessQueue<String> out) throws Exception {
        for (String item = in.take(); !item.equals(END); item = in.take()) {
            out.put(ITEM + stage.apply(item.substring(ITEM.length())));
        }
    }
}

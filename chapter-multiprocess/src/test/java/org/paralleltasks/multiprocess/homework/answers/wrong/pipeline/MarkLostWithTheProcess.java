package org.paralleltasks.multiprocess.homework.answers.wrong.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Pipeline;
import org.paralleltasks.multiprocess.homework.given.Stage;
import org.paralleltasks.multiprocess.homework.given.StageFailed;
import org.paralleltasks.multiprocess.process.ProcessQueue;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** A stage passes on the mark and takes the rest if it throws; it cannot when its process dies. */
@KilledBy("tellsOfADeath")
public class MarkLostWithTheProcess implements Pipeline {
    private static final String ITEM = "item ";
    private static final String END = "end";

    @Override
    public List<String> run(List<String> items, List<Stage> stages) throws StageFailed, InterruptedException {
        List<ProcessQueue<String>> queues = new ArrayList<>();
        for (int i = 0; i <= stages.size(); i++) {
            queues.add(new ProcessQueue<>());
        }
        List<WorkerProcess> workers = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            ProcessQueue<String> in = queues.get(i);
            ProcessQueue<String> out = queues.get(i + 1);
            workers.add(new WorkerProcess(() -> work(stage, in, out)));
        }
        workers.forEach(WorkerProcess::start);
        Thread feeder = new Thread(() -> feed(items, queues.get(0)));
        feeder.setDaemon(true);
        feeder.start();
        List<String> results = new ArrayList<>();
        ProcessQueue<String> last = queues.get(stages.size());
        for (String item = last.take(); !item.equals(END); item = last.take()) {
            results.add(item.substring(ITEM.length()));
        }
        for (WorkerProcess each : workers) {
            each.join();
        }
        for (int i = workers.size() - 1; i >= 0; i--) {
            if (workers.get(i).exitCode().getAsInt() != 0) {
                throw new StageFailed(i);
            }
        }
        return results;
    }

    private static void feed(List<String> items, ProcessQueue<String> queue) {
        try {
            for (String item : items) {
                queue.put(ITEM + item);
            }
            queue.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void work(Stage stage, ProcessQueue<String> in, ProcessQueue<String> out)
            throws InterruptedException {
        boolean hasFailed = false;
        for (String item = in.take(); !item.equals(END); item = in.take()) {
            try {
                if (!hasFailed) {
                    out.put(ITEM + stage.apply(item.substring(ITEM.length())));
                }
            } catch (Exception e) {
                hasFailed = true;
            }
        }
        out.put(END);
        if (hasFailed) {
            System.exit(1);
        }
    }
}

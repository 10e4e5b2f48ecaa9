package org.paralleltasks.multiprocess.homework.answers.wrong.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Pipeline;
import org.paralleltasks.multiprocess.homework.given.Stage;
import org.paralleltasks.multiprocess.homework.given.StageFailed;

/** Threads in place of processes. */
@KilledBy("sendsItemsThroughStages")
public class StagesInThreads implements Pipeline {
    private static final String END = "end of the items";

    @Override
    public List<String> run(List<String> items, List<Stage> stages) throws StageFailed, InterruptedException {
        List<BlockingQueue<String>> queues = new ArrayList<>();
        for (int i = 0; i <= stages.size(); i++) {
            queues.add(new LinkedBlockingQueue<>());
        }
        AtomicInteger failed = new AtomicInteger(-1);
        for (int i = 0; i < stages.size(); i++) {
            int which = i;
            new Thread(() -> work(stages.get(which), which, queues, failed)).start();
        }
        queues.get(0).addAll(items);
        queues.get(0).add(END);
        List<String> results = new ArrayList<>();
        BlockingQueue<String> last = queues.get(stages.size());
        for (String item = last.take(); !item.equals(END); item = last.take()) {
            results.add(item);
        }
        if (failed.get() >= 0) {
            throw new StageFailed(failed.get());
        }
        return results;
    }

    private static void work(Stage stage, int which, List<BlockingQueue<String>> queues, AtomicInteger failed) {
        try {
            BlockingQueue<String> in = queues.get(which);
            for (String item = in.take(); !item.equals(END); item = in.take()) {
                queues.get(which + 1).add(stage.apply(item));
            }
        } catch (Exception e) {
            failed.set(which);
        } finally {
            queues.get(which + 1).add(END);
        }
    }
}

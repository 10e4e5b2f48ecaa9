package org.paralleltasks.multiprocess.homework.answers.wrong.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Pipeline;
import org.paralleltasks.multiprocess.homework.given.Stage;
import org.paralleltasks.multiprocess.homework.given.StageFailed;
import org.paralleltasks.multiprocess.process.ProcessPool;

/** One process has all stages. */
@KilledBy("sendsItemsThroughStages")
public class OneProcessForAll implements Pipeline {
    @Override
    public List<String> run(List<String> items, List<Stage> stages) throws StageFailed, InterruptedException {
        ArrayList<Stage> all = new ArrayList<>(stages);
        try (ProcessPool pool = new ProcessPool(1)) {
            return pool.<String, String>map(
                            item -> {
                                String now = item;
                                for (Stage stage : all) {
                                    now = stage.apply(now);
                                }
                                return now;
                            },
                            items)
                    .toList();
        } catch (CompletionException e) {
            throw new StageFailed(0);
        }
    }
}

package org.paralleltasks.multiprocess.homework.answers.wrong.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Pipeline;
import org.paralleltasks.multiprocess.homework.given.Stage;
import org.paralleltasks.multiprocess.homework.given.StageFailed;
import org.paralleltasks.multiprocess.process.ProcessPool;

/** A stage begins when the one before has done everything. */
@KilledBy("flows")
public class StageAfterStage implements Pipeline {
    @Override
    public List<String> run(List<String> items, List<Stage> stages) throws StageFailed, InterruptedException {
        List<String> now = new ArrayList<>(items);
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            try (ProcessPool pool = new ProcessPool(1)) {
                now = pool.<String, String>map(stage::apply, now).toList();
            } catch (CompletionException e) {
                throw new StageFailed(i);
            }
        }
        return now;
    }
}

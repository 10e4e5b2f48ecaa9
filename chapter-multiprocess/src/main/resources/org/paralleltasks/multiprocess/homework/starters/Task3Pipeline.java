package org.paralleltasks.multiprocess.homework;

import java.util.List;
import org.paralleltasks.multiprocess.homework.given.Pipeline;
import org.paralleltasks.multiprocess.homework.given.Stage;

/** Task 3: a pipeline of processes. The instructions are in Task3Pipeline.md. */
public class Task3Pipeline implements Pipeline {
    @Override
    public List<String> run(List<String> items, List<Stage> stages) {
        throw new UnsupportedOperationException(
                "TODO 3: a process for each stage, joined by pipes or queues; return what comes out at the end");
    }
}

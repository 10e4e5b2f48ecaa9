package org.paralleltasks.subprocess.homework;

import java.util.List;
import org.paralleltasks.subprocess.homework.given.Batch;
import org.paralleltasks.subprocess.homework.given.Outcome;

/** Task 3: many commands, at most so many at a time. The instructions are in Task3Batch.md. */
public class Task3Batch implements Batch {
    @Override
    public List<Outcome> run(List<List<String>> commands, int atMost) {
        throw new UnsupportedOperationException(
                "TODO 3: run the commands, no more than atMost at the same time; return their outcomes in order");
    }
}

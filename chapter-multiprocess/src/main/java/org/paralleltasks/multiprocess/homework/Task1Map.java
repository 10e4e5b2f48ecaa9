package org.paralleltasks.multiprocess.homework;

import java.util.List;
import org.paralleltasks.multiprocess.homework.given.Function;
import org.paralleltasks.multiprocess.homework.given.ProcessMap;

/** Task 1: a map over worker processes. The instructions are in Task1Map.md. */
public class Task1Map implements ProcessMap {
    @Override
    public List<String> map(Function function, List<String> items, int processes) {
        throw new UnsupportedOperationException(
                "TODO 1: apply the function to each item in worker processes; return the results in order");
    }
}

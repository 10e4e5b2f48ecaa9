package org.paralleltasks.multiprocess.homework.answers.wrong.map;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Function;
import org.paralleltasks.multiprocess.homework.given.ItemFailed;
import org.paralleltasks.multiprocess.homework.given.ProcessMap;

/** No process at all. */
@KilledBy("appliesTheFunction")
public class InTheCaller implements ProcessMap {
    @Override
    public List<String> map(Function function, List<String> items, int processes)
            throws ItemFailed, InterruptedException {
        List<String> results = new ArrayList<>();
        for (String item : items) {
            try {
                results.add(function.apply(item));
            } catch (Exception e) {
                throw new ItemFailed(item, e);
            }
        }
        return results;
    }
}

package org.paralleltasks.multiprocess.homework.given;

import java.util.List;

/** Applies a function to many items in worker processes. */
public interface ProcessMap {
    /**
     * Applies the function to each item, in other processes than the caller's. No more than so many run at the same time,
     * and no fewer as long as an item waits for its turn. When this has returned or thrown {@link ItemFailed}, no process is
     * left.
     *
     * @param function what to apply
     * @param items the items
     * @param processes how many processes run at the same time, at least 1
     * @return a result for each item, in the order of the items
     * @throws ItemFailed if there is no result for an item, since the function threw or its process died
     * @throws InterruptedException if interrupted while it waits; processes may then go on
     */
    List<String> map(Function function, List<String> items, int processes) throws ItemFailed, InterruptedException;
}

package org.paralleltasks.multiprocess.homework.given;

import java.util.List;

/** Sends items through stages, each of which is a process. */
public interface Pipeline {
    /**
     * Sends all items, in their order, through all stages. Each stage is a process of its own, which has one item at a time
     * and gives it on as soon as it is done with it: all stages work at the same time, on different items. When this has
     * returned or thrown {@link StageFailed}, no process is left.
     *
     * @param items the items; there may be many
     * @param stages what happens to each item, at least one stage
     * @return what the last stage made of each item, in the order of the items
     * @throws StageFailed if a stage threw or its process died
     * @throws InterruptedException if interrupted while it waits; processes may then go on
     */
    List<String> run(List<String> items, List<Stage> stages) throws StageFailed, InterruptedException;
}

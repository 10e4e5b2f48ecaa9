package org.paralleltasks.multiprocess.homework.given;

import java.util.List;

/** Counts words in several processes. */
public interface WordCount {
    /**
     * Counts the words of all texts, each text in a process of its own, all at the same time, and adds the counts to those
     * in the tally. Returns when all is counted. When this has returned or thrown {@link TextFailed}, no process is left.
     *
     * @param texts what to read
     * @param tally the result, shared by all processes
     * @throws TextFailed if the process of a text did not come to its end; the other texts are counted nevertheless
     * @throws InterruptedException if interrupted while it waits; processes may then go on
     */
    void count(List<Text> texts, Tally tally) throws TextFailed, InterruptedException;
}

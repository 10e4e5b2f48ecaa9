package org.paralleltasks.multiprocess.homework;

import java.util.List;
import org.paralleltasks.multiprocess.homework.given.Tally;
import org.paralleltasks.multiprocess.homework.given.Text;
import org.paralleltasks.multiprocess.homework.given.WordCount;

/** Task 2: word counts of several files in one shared result. The instructions are in Task2WordCount.md. */
public class Task2WordCount implements WordCount {
    @Override
    public void count(List<Text> texts, Tally tally) {
        throw new UnsupportedOperationException(
                "TODO 2: count each text in a process of its own; no update of the tally may get lost");
    }
}

package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Job;

/** A loop that no probe sees. */
public class LoopInTheJdk implements Job {
    @Override
    @SuppressWarnings("ReturnValueIgnored") // It never returns.
    public void run() throws Exception {
        java.util.stream.LongStream.iterate(0, i -> i).map(Math::abs).sum();
    }
}

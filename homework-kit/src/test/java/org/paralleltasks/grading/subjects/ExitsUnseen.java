package org.paralleltasks.grading.subjects;

import java.util.List;
import org.paralleltasks.grading.Job;

/** Ends the JVM where no probe sees it. */
public class ExitsUnseen implements Job {
    @Override
    public void run() throws Exception {
        List.of(0).forEach(Runtime.getRuntime()::halt);
    }
}

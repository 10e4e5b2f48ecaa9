package org.paralleltasks.grading.subjects;

import java.util.concurrent.FutureTask;
import org.paralleltasks.grading.Handover;

/** The thread is the subject's, and in it the JDK calls the task. */
public class FutureTaskCalledBack implements Handover {
    private int value = -1;

    @Override
    public void give() {}

    @Override
    public int take() throws Exception {
        FutureTask<Void> task = new FutureTask<>(() -> value = 7, null);
        Thread thread = new Thread(() -> {
            task.run();
            Thread.yield();
        });
        thread.start();
        task.get();
        return value;
    }
}

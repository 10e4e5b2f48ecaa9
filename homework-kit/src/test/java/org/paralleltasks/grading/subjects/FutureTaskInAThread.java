package org.paralleltasks.grading.subjects;

import java.util.concurrent.FutureTask;
import org.paralleltasks.grading.Handover;

/** The JDK calls the task, and tells of its end where no probe is. */
public class FutureTaskInAThread implements Handover {
    private int value = -1;

    @Override
    public void give() {}

    @Override
    public int take() throws Exception {
        FutureTask<Void> task = new FutureTask<>(() -> value = 7, null);
        new Thread(task).start();
        task.get();
        return value;
    }
}

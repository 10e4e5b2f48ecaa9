package org.paralleltasks.grading.subjects;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.paralleltasks.grading.Handover;

/** The result of a task in a pool that outlives the run. */
public class ThroughAnExecutor implements Handover {
    private static final ExecutorService POOL = Executors.newSingleThreadExecutor(job -> {
        Thread thread = new Thread(job, "pool");
        thread.setDaemon(true);
        return thread;
    });

    private int value = -1;

    @Override
    public void give() {
        POOL.execute(() -> value = 7);
    }

    @Override
    public int take() throws Exception {
        return POOL.submit(() -> value).get();
    }
}

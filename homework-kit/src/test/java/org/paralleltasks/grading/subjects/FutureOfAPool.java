package org.paralleltasks.grading.subjects;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.paralleltasks.grading.Handover;

/** What the task wrote last is seen by who got its end. */
public class FutureOfAPool implements Handover {
    private int value = -1;

    @Override
    public void give() {}

    @Override
    public int take() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            pool.submit(() -> {
                        value = 7;
                    })
                    .get();
            return value;
        } finally {
            pool.shutdown();
        }
    }
}

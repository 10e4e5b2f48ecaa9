package org.paralleltasks.grading.subjects;

import java.util.concurrent.FutureTask;
import org.paralleltasks.grading.Handover;

/** The task ends, and who reads its value does not wait for it. */
public class FutureThatNobodyAsks implements Handover {
    private int value = -1;

    @Override
    public void give() {
        new Thread(new FutureTask<>(() -> value = 7, null)).start();
    }

    @Override
    public int take() {
        return value;
    }
}

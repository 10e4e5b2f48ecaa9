package org.paralleltasks.grading.subjects;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.Handover;

/** Locks that are taken and given back by method references. */
public class MethodReferences implements Handover {
    private final ReentrantLock lock = new ReentrantLock();
    private int value = -1;

    @Override
    public void give() {
        locked(() -> value = 7);
    }

    @Override
    public int take() throws Exception {
        int[] seen = new int[1];
        locked(() -> seen[0] = value);
        return seen[0];
    }

    private void locked(Runnable action) {
        Runnable before = lock::lock;
        Runnable after = lock::unlock;
        before.run();
        try {
            action.run();
        } finally {
            after.run();
        }
    }
}

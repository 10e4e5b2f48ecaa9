package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Handover;

/** The start and the end of a thread. */
public class OwnThread implements Handover {
    private volatile Thread writer;
    private int value = -1;

    @Override
    public void give() {
        Thread thread = new Thread(() -> value = 7, "writer");
        thread.start();
        writer = thread;
    }

    @Override
    public int take() throws Exception {
        Thread seen = writer;
        if (seen == null) {
            return -1;
        }
        seen.join();
        return value;
    }
}

package org.paralleltasks.grading.subjects;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.Job;

/** Takes all the memory, and keeps it. */
public class OutOfMemory implements Job {
    private static final List<byte[]> KEPT = new ArrayList<>();

    @Override
    public void run() throws Exception {
        while (true) {
            KEPT.add(new byte[1 << 20]);
        }
    }
}

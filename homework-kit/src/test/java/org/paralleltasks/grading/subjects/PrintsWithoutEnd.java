package org.paralleltasks.grading.subjects;

import java.nio.charset.StandardCharsets;
import org.paralleltasks.grading.Job;

/** A gigabyte of output. */
public class PrintsWithoutEnd implements Job {
    @Override
    public void run() throws Exception {
        byte[] line = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1024; i++) {
            System.out.write(line, 0, line.length);
        }
        System.out.flush();
    }
}

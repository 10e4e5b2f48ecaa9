package org.paralleltasks.grading.subjects;

import org.paralleltasks.grading.Job;

/** Tells what the JVMs that it would start look for classes in. */
public class TellsWhereItsClassesAre implements Job {
    @Override
    public void run() {
        throw new IllegalStateException(System.getProperty("java.class.path"));
    }
}

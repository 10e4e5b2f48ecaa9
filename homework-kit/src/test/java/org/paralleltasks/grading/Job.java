package org.paralleltasks.grading;

/** What the subjects of these tests implement. */
public interface Job {
    void run() throws Exception;
}

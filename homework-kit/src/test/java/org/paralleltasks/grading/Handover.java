package org.paralleltasks.grading;

/** Something that one thread gives and another takes, if it is there. */
public interface Handover {
    void give();

    /** What was given, or -1. */
    int take() throws Exception;
}

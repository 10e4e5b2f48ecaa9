package org.paralleltasks.grading.probe;

/** Thrown by a probe in a thread of a run that is over, so that the thread ends. */
public final class Abandoned extends Error {
    private static final long serialVersionUID = 1;

    Abandoned() {
        super("this run is over", null, false, false);
    }
}

package org.paralleltasks.grading.probe;

/** Decides which thread waits where. Called by the subject's threads before each of their steps. */
public interface Schedule {
    /** Lets every thread run as it likes. */
    Schedule UNDISTURBED = (thread, site) -> {};

    /** Returns when the thread may go on. */
    void before(Tracked thread, Site site);

    /** Lets a thread that is held go on, if there is one. */
    default boolean release() {
        return false;
    }
}

package org.paralleltasks.grading.probe;

/** Decides which thread waits where. Called by the subject's threads before each of their steps. */
public interface Schedule {
    /** Lets every thread run as it likes. */
    Schedule UNDISTURBED = (thread, site) -> false;

    /** Returns when the thread may go on: true if it was held for so long that the others could do all that they could. */
    boolean before(Tracked thread, Site site);

    /** Whether a thread is held until it is released. */
    default boolean isHolding() {
        return false;
    }

    /** Lets a thread that is held go on, if there is one. */
    default boolean release() {
        return false;
    }
}

package org.paralleltasks.sync.homework.given;

/** A flag that threads can wait for, and that can be lowered again. For any number of threads at once. */
public interface Event {
    /** Raises the flag and lets all go who wait for it, even if it is lowered again before they have run on. */
    void set();

    /** Lowers the flag: who comes from now on waits for the next {@link #set()}. */
    void clear();

    /** Whether the flag is up. */
    boolean isSet();

    /**
     * Waits until the flag is up; returns at once if it is. All that a thread did before its {@link #set()} is seen by
     * those whom it lets go.
     *
     * @throws InterruptedException if interrupted while it waits
     */
    void await() throws InterruptedException;
}

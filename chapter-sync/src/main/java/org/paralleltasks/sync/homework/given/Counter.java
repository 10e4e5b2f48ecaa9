package org.paralleltasks.sync.homework.given;

/** A number that any number of threads count up, and any may read. */
public interface Counter {
    /** Adds one. */
    void increment();

    /** How many increments have ended so far. */
    long get();
}

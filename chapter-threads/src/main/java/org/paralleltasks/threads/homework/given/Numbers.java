package org.paralleltasks.threads.homework.given;

/** Numbers that take their time to be read, such as those in files. For any number of threads at once. */
public interface Numbers {
    /** How many there are. */
    int size();

    /**
     * Reads a number.
     *
     * @param index from 0 to {@code size() - 1}
     * @throws IllegalStateException if it cannot be read
     */
    long get(int index);
}

package org.paralleltasks.timeline.model;

/**
 * A line of the program.
 *
 * @param file such as {@code Ex03Synchronized.java}
 * @param line from 1
 */
public record Source(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}

package org.paralleltasks.grading.probe;

/**
 * Something that a thread did. Immutable.
 *
 * @param thread the thread's name
 * @param what what it did, in words, such as {@code reads count: 0}
 * @param where the line, such as {@code Task1Counter.java:12}; empty in the grader's own code
 */
public record Event(String thread, String what, String where) {
    @Override
    public String toString() {
        return "'" + thread + "' " + what + (where.isEmpty() ? "" : "  (" + where + ")");
    }
}

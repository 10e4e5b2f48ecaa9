package org.paralleltasks.exercise4.homework.given;

/** Where the line of progress is shown. It may take its time. */
@FunctionalInterface
public interface Screen {
    /** Shows a line, and returns when it is shown. */
    void show(String line);
}

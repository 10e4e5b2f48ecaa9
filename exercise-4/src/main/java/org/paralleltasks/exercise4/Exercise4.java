package org.paralleltasks.exercise4;

import org.paralleltasks.common.launcher.Chapter;
import org.paralleltasks.common.launcher.Example;
import org.paralleltasks.common.launcher.Launcher;

/** The student's own schedulers at work on a small batch each, and their command line. */
public final class Exercise4 {
    /** A row for each part: name, class, the slide's title in the deck, what it shows. */
    public static final Chapter CHAPTER = Chapter.of(
            "exercise-4",
            new Example(
                    "threads",
                    Ex01Threads.class,
                    "Exercice 4, prévisionnel de 1 h",
                    "Your scheduler of part 1 runs five jobs, two at once; one fails, one overruns its deadline."),
            new Example(
                    "commands",
                    Ex02Commands.class,
                    "Exercice 4 (suite et fin), prévisionnel de 1 h",
                    "Your scheduler of part 2 runs five commands; one is tried again, one is ended with its child."));

    private Exercise4() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

package org.paralleltasks.timer;

import org.paralleltasks.common.launcher.Chapter;
import org.paralleltasks.common.launcher.Example;
import org.paralleltasks.common.launcher.Launcher;

/** The chapter's examples in slide order, and its command line. */
public final class TimerChapter {
    /** A row for each example: name, class, the slide's title in the deck, what it shows. */
    public static final Chapter CHAPTER = Chapter.of(
            "timer",
            new Example(
                    "delayed",
                    Ex01Delayed.class,
                    "Exemple d’utilisation de la classe Timer",
                    "A task is submitted now and begins three seconds later, in a thread of its own."),
            new Example(
                    "arguments",
                    Ex02Arguments.class,
                    "Exécution différée",
                    "A delayed job gets its arguments, and some of them have changed before it runs."),
            new Example(
                    "cancel",
                    Ex03Cancel.class,
                    "Exécution différée",
                    "cancel() calls off a task that has not begun; one that runs, or is over, does not notice."),
            new Example(
                    "scheduled",
                    Ex04Scheduled.class,
                    "Exécution différée",
                    "The JDK's own timers: once, again and again, and what a job that throws does to the others."));

    private TimerChapter() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

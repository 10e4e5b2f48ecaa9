package org.paralleltasks.threads;

import org.paralleltasks.common.launcher.Chapter;
import org.paralleltasks.common.launcher.Example;
import org.paralleltasks.common.launcher.Launcher;

/** The chapter's examples in slide order, and its command line. */
public final class ThreadsChapter {
    /** A row for each example: name, class, the slide's title in the deck, what it shows. */
    public static final Chapter CHAPTER = Chapter.of(
            "threads",
            new Example(
                    "one-thread",
                    Ex02OneThread.class,
                    "Syntaxe par l’exemple : un seul thread",
                    "start() lets a second thread go, join() waits for its end, ten seconds later."),
            new Example(
                    "several-threads",
                    Ex03SeveralThreads.class,
                    "Syntaxe par l’exemple : plusieurs threads",
                    "Three threads take as long as the longest of them; joined one by one, as long as the sum."));

    private ThreadsChapter() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

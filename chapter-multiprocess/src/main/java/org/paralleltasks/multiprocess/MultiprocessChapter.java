package org.paralleltasks.multiprocess;

import org.paralleltasks.common.launcher.Chapter;
import org.paralleltasks.common.launcher.Launcher;

/** The chapter's examples in slide order, and its command line. */
public final class MultiprocessChapter {
    /** A row for each example: name, class, the slide's title in the deck, what it shows. */
    public static final Chapter CHAPTER = Chapter.of("multiprocess");

    private MultiprocessChapter() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

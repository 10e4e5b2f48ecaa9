package org.paralleltasks.sync;

import org.paralleltasks.common.launcher.Chapter;
import org.paralleltasks.common.launcher.Example;
import org.paralleltasks.common.launcher.Launcher;

/** The chapter's examples in slide order, and its command line. */
public final class SyncChapter {
    /** A row for each example: name, class, the slide's title in the deck, what it shows. */
    public static final Chapter CHAPTER = Chapter.of(
            "sync",
            new Example(
                    "unsynchronized",
                    Ex02Unsynchronized.class,
                    "Syntaxe par l’exemple : synchronisation (code SANS synchronisation)",
                    "Five threads write PYTHON to one terminal at once: the letters come mixed."),
            new Example(
                    "synchronized",
                    Ex03Synchronized.class,
                    "Syntaxe par l’exemple : synchronisation de la section critique (code AVEC synchronisation)",
                    "One lock around the word: five whole words, one after the other."));

    private SyncChapter() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

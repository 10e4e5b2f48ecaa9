package org.paralleltasks.multiprocess;

import org.paralleltasks.common.launcher.Chapter;
import org.paralleltasks.common.launcher.Example;
import org.paralleltasks.common.launcher.Launcher;

/** The chapter's examples in slide order, and its command line. */
public final class MultiprocessChapter {
    /** A row for each example: name, class, the slide's title in the deck, what it shows. */
    public static final Chapter CHAPTER = Chapter.of(
            "multiprocess",
            new Example(
                    "subclass",
                    Ex03Subclass.class,
                    "Syntaxe par l’exemple : dérivation de Process et implémentation de run()",
                    "A process is used as a thread is: inherit, run(), start(), join()."),
            new Example(
                    "target",
                    Ex04Target.class,
                    "Syntaxe par l’exemple : spécification d’une fonction via la paramètre target",
                    "A process is given what to run and with which arguments; a daemon ends with its parent."));

    private MultiprocessChapter() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

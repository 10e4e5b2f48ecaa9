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
                    "own-memory",
                    Ex01OwnMemory.class,
                    "Tâches parallèles > Multi-processing : Définition",
                    "What a thread changes, main sees; what a process changes stays with the process."),
            new Example(
                    "ps",
                    Ex02Ps.class,
                    "Tâches parallèles > Multi-processing : Définition (visualisés par la commande unix ps)",
                    "Two workers as ps shows them, and what a process costs beside a thread."),
            new Example(
                    "subclass",
                    Ex03Subclass.class,
                    "Syntaxe par l’exemple : dérivation de Process et implémentation de run()",
                    "A process is used as a thread is: inherit, run(), start(), join()."),
            new Example(
                    "target",
                    Ex04Target.class,
                    "Syntaxe par l’exemple : spécification d’une fonction via la paramètre target",
                    "A process is given what to run and with which arguments; a daemon ends with its parent."),
            new Example(
                    "lifecycle",
                    Ex05Lifecycle.class,
                    "Tâches parallèles > Multi-processing : autres méthodes et données membres",
                    "Alive or not, exit code or none, and which exit code for which end."));

    private MultiprocessChapter() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

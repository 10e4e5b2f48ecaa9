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
                    "Alive or not, exit code or none, and which exit code for which end."),
            new Example(
                    "lock",
                    Ex06Lock.class,
                    "Tâches parallèles > Multi-processing : Synchronization, Lock()",
                    "Five processes write into one file: mixed, then whole words; and a holder that is killed."),
            new Example(
                    "condition",
                    Ex07Condition.class,
                    "Tâches parallèles > Multi-processing : Synchronization, Condition() + wait() / notify()",
                    "A cook and two waiters, three processes: the waiters wait until there is a dish."),
            new Example(
                    "event",
                    Ex08Event.class,
                    "Tâches parallèles > Multi-processing : Synchronization, Event()",
                    "A starting gun for three processes, that goes off twice."),
            new Example(
                    "pipe",
                    Ex09Pipe.class,
                    "Tâches parallèles > Multi-processing : Echange par tube, multiprocessing.Pipe()",
                    "Messages in both directions, each by itself, until the other end is gone."),
            new Example(
                    "queue",
                    Ex10Queue.class,
                    "Tâches parallèles > Multi-processing : Echange par queue, multiprocessing.Queue()",
                    "Many processes put, many take; and why a BlockingQueue does not do that."),
            new Example(
                    "pool",
                    Ex11Pool.class,
                    "(not on a slide) a pool of processes, as concurrent.futures has it",
                    "An ExecutorService whose tasks run in worker processes, and a worker that dies."));

    private MultiprocessChapter() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

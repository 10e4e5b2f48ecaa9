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
                    "same-process",
                    Ex01SameProcess.class,
                    "Multi-threading : définition",
                    "Several threads, one process id, one object seen by all; and what each of them costs."),
            new Example(
                    "one-thread",
                    Ex02OneThread.class,
                    "Syntaxe par l’exemple : un seul thread",
                    "start() lets a second thread go, join() waits for its end, ten seconds later."),
            new Example(
                    "several-threads",
                    Ex03SeveralThreads.class,
                    "Syntaxe par l’exemple : plusieurs threads",
                    "Three threads take as long as the longest of them; joined one by one, as long as the sum."),
            new Example(
                    "join-or-daemon",
                    Ex04JoinOrDaemon.class,
                    "Multi-threading : comment (se mettre en attente de la fin des threads)",
                    "The JVM waits for its threads without any join, except for daemons; and what join gives."),
            new Example(
                    "cancel",
                    Ex05Cancel.class,
                    "Multi-threading : comment (un thread ne s’interrompt pas, Future.cancel())",
                    "A thread can be asked to end, not made to: sleeping, running, queued and finished tasks."),
            new Example(
                    "cores",
                    Ex06Cores.class,
                    "Multi-threading : à savoir (utilisation des cores, global interpreter lock)",
                    "The same calculation on more and more threads, in Java and in CPython."),
            new Example(
                    "hundreds",
                    Ex07Hundreds.class,
                    "Multi-threading : à savoir (des centaines de threads)",
                    "300 threads as the system sees them, 100,000 virtual ones that it does not see, and their memory."),
            new Example(
                    "executor",
                    Ex08Executor.class,
                    "Multi-threading : comment (le package concurrent)",
                    "The three tasks on a pool of threads: results and exceptions come back through a Future."));

    private ThreadsChapter() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

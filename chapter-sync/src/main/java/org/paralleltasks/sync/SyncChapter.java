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
                    "lost-update",
                    Ex01LostUpdate.class,
                    "Accès aux ressources partagées : le problème",
                    "A counter that several threads increment comes out too low; then three cures, each timed."),
            new Example(
                    "unsynchronized",
                    Ex02Unsynchronized.class,
                    "Syntaxe par l’exemple : synchronisation (code SANS synchronisation)",
                    "Five threads write PYTHON to one terminal at once: the letters come mixed."),
            new Example(
                    "synchronized",
                    Ex03Synchronized.class,
                    "Syntaxe par l’exemple : synchronisation de la section critique (code AVEC synchronisation)",
                    "One lock around the word: five whole words, one after the other."),
            new Example(
                    "lock-and-exception",
                    Ex04LockAndException.class,
                    "Accès aux ressources partagées : verrou, méthodes acquire() / release()",
                    "A thread that throws between lock and unlock blocks everybody; finally is the cure."),
            new Example(
                    "reentrant",
                    Ex05Reentrant.class,
                    "Accès aux ressources partagées : Lock et RLock",
                    "A lock that knows its owner, and one that does not."),
            new Example(
                    "condition",
                    Ex06Condition.class,
                    "Accès aux ressources partagées : classe Condition, méthodes wait() / notify()",
                    "A bounded buffer; while and not if; a signal that wakes the wrong thread."),
            new Example(
                    "event",
                    Ex07Event.class,
                    "Accès aux ressources partagées : classe Event, méthodes set(), clear(), wait()",
                    "A starting gun that can be loaded again, beside latch, barrier and semaphore."),
            new Example(
                    "visibility",
                    Ex08Visibility.class,
                    "Définition : partage la même zone mémoire",
                    "A stop flag that a loop never sees, and other writes that nobody need see."),
            new Example(
                    "thread-safe-api",
                    Ex09ThreadSafeApi.class,
                    "Définition : savoir si une API est ’thread safe’",
                    "The same program, wrong with one class and right with another."),
            new Example(
                    "deadlock",
                    Ex10Deadlock.class,
                    "Accès aux ressources partagées : deux verrous",
                    "Two threads wait for each other for ever; the program finds it out, and an order cures it."));

    private SyncChapter() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

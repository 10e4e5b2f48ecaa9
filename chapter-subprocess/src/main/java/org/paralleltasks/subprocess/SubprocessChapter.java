package org.paralleltasks.subprocess;

import org.paralleltasks.common.launcher.Chapter;
import org.paralleltasks.common.launcher.Example;
import org.paralleltasks.common.launcher.Launcher;

/** The chapter's examples in slide order, and its command line. */
public final class SubprocessChapter {
    /** A row for each example: name, class, the slide's title in the deck, what it shows. */
    public static final Chapter CHAPTER = Chapter.of(
            "subprocess",
            new Example(
                    "capture",
                    Ex01Capture.class,
                    "Syntaxe par l’exemple et montrant comment récupérer le stdout",
                    "A shell command's output as lines; its return code and errors when it fails."),
            new Example(
                    "options",
                    Ex02Options.class,
                    "Sous-process : un exécutable, des var. d’env., un shell, un répertoire courant",
                    "A program, variables, a directory, a shell; and what outside input does to a shell line."),
            new Example(
                    "lifecycle",
                    Ex03Lifecycle.class,
                    "Sous-process : poll(), wait(), pid et code de retour",
                    "What a command tells of itself while it runs, and again and again after its end."),
            new Example(
                    "signals",
                    Ex04Signals.class,
                    "Sous-process : terminate(), kill(), send_signal(signal)",
                    "SIGTERM, SIGKILL, SIGINT, SIGSTOP and SIGCONT, each told by its return code."),
            new Example(
                    "timeout",
                    Ex05Timeout.class,
                    "Timeout sur l’exécution d’un sous-process",
                    "A time-out that ends the shell and not its sleep, then one that ends the whole tree."),
            new Example(
                    "timer-kill",
                    Ex06TimerKill.class,
                    "Timeout sur l’exécution d’un sous-process (SIGTERM ou SIGKILL par un Timer)",
                    "A timer sends the signal, unless the command ends first and the timer is cancelled."),
            new Example(
                    "streams",
                    Ex07Streams.class,
                    "Sous-process : les sorties standards (ce que la diapositive ne dit pas)",
                    "A flood, a command deaf to SIGTERM, a daemon that holds the pipe: nobody waits in vain."));

    private SubprocessChapter() {}

    public static void main(String[] args) {
        Launcher.main(CHAPTER, args);
    }
}

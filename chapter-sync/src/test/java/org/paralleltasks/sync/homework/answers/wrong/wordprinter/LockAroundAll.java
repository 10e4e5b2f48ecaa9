package org.paralleltasks.sync.homework.answers.wrong.wordprinter;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** Nobody else can process meanwhile. */
@KilledBy("processesOutsideTheLock")
public class LockAroundAll implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;

    public LockAroundAll(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        synchronized (this) {
            process.run();
            write(word);
            process.run();
        }
    }

    private void write(String word) {
        for (char letter : word.toCharArray()) {
            terminal.write(letter);
        }
        terminal.write(' ');
    }
}

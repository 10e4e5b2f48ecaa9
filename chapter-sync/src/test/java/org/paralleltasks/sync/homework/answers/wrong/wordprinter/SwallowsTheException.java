package org.paralleltasks.sync.homework.answers.wrong.wordprinter;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** Nobody learns that the word was not written. */
@KilledBy("leavesNoLockBehind")
public class SwallowsTheException implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;

    public SwallowsTheException(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        synchronized (this) {
            try {
                write(word);
            } catch (IllegalStateException e) {
                // As if all were well.
            }
        }
        process.run();
    }

    private void write(String word) {
        for (char letter : word.toCharArray()) {
            terminal.write(letter);
        }
        terminal.write(' ');
    }
}

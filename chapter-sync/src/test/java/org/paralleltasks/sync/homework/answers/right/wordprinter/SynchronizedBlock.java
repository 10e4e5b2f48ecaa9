package org.paralleltasks.sync.homework.answers.right.wordprinter;

import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** The monitor of a lock that nobody else can have. */
public class SynchronizedBlock implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;
    private final Object lock = new Object();

    public SynchronizedBlock(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        synchronized (lock) {
            write(word);
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

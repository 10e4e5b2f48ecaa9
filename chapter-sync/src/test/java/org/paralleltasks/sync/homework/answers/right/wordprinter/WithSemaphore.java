package org.paralleltasks.sync.homework.answers.right.wordprinter;

import java.util.concurrent.Semaphore;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** One permit for the terminal. */
public class WithSemaphore implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;
    private final Semaphore turn = new Semaphore(1);

    public WithSemaphore(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        turn.acquireUninterruptibly();
        try {
            write(word);
        } finally {
            turn.release();
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

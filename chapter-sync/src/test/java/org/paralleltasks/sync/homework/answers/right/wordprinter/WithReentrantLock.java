package org.paralleltasks.sync.homework.answers.right.wordprinter;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** As on the slide. */
public class WithReentrantLock implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;
    private final ReentrantLock lock = new ReentrantLock();

    public WithReentrantLock(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        lock.lock();
        try {
            write(word);
        } finally {
            lock.unlock();
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

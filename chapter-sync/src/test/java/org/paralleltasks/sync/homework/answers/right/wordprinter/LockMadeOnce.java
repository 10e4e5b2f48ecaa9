package org.paralleltasks.sync.homework.answers.right.wordprinter;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** The lock is made by whoever comes first, and only once. */
public class LockMadeOnce implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;
    private volatile ReentrantLock made;

    public LockMadeOnce(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        ReentrantLock lock = lock();
        lock.lock();
        try {
            write(word);
        } finally {
            lock.unlock();
        }
        process.run();
    }

    private ReentrantLock lock() {
        if (made == null) {
            synchronized (this) {
                if (made == null) {
                    made = new ReentrantLock();
                }
            }
        }
        return made;
    }

    private void write(String word) {
        for (char letter : word.toCharArray()) {
            terminal.write(letter);
        }
        terminal.write(' ');
    }
}

package org.paralleltasks.sync.homework.answers.wrong.wordprinter;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** Another thread may see the reference before it sees the lock. */
@KilledBy("sharedDataIsOrdered")
public class DoubleCheckedWithoutVolatile implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;
    private ReentrantLock made;

    public DoubleCheckedWithoutVolatile(Terminal terminal, Runnable process) {
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

package org.paralleltasks.sync.homework.answers.wrong.wordprinter;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** Each call has a lock that nobody else knows. */
@KilledBy("waitsForTheWordToEnd")
public class LockOfItsOwn implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;

    public LockOfItsOwn(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        ReentrantLock lock = new ReentrantLock();
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

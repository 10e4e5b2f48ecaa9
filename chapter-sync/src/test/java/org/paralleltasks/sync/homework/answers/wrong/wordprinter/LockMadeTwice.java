package org.paralleltasks.sync.homework.answers.wrong.wordprinter;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** Two threads that come first at the same time make a lock each. */
@KilledBy("wordsStayWhole")
public class LockMadeTwice implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;
    private volatile ReentrantLock made;

    public LockMadeTwice(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        if (made == null) {
            made = new ReentrantLock();
        }
        ReentrantLock lock = made;
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

package org.paralleltasks.sync.homework.answers.wrong.wordprinter;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** The second processing still keeps the others out. */
@KilledBy("processesOutsideTheLock")
public class UnlocksTooLate implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;
    private final ReentrantLock lock = new ReentrantLock();

    public UnlocksTooLate(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        lock.lock();
        try {
            write(word);
            process.run();
        } finally {
            lock.unlock();
        }
    }

    private void write(String word) {
        for (char letter : word.toCharArray()) {
            terminal.write(letter);
        }
        terminal.write(' ');
    }
}

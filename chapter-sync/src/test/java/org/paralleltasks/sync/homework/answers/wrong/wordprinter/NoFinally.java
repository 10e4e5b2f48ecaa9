package org.paralleltasks.sync.homework.answers.wrong.wordprinter;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** A broken terminal keeps the lock for ever. */
@KilledBy("leavesNoLockBehind")
public class NoFinally implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;
    private final ReentrantLock lock = new ReentrantLock();

    public NoFinally(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        lock.lock();
        write(word);
        lock.unlock();
        process.run();
    }

    private void write(String word) {
        for (char letter : word.toCharArray()) {
            terminal.write(letter);
        }
        terminal.write(' ');
    }
}

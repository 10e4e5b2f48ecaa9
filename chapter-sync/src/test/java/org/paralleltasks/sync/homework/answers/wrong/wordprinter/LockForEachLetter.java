package org.paralleltasks.sync.homework.answers.wrong.wordprinter;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** Letters stay whole, and words do not. */
@KilledBy("wordsStayWhole")
public class LockForEachLetter implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;
    private final ReentrantLock lock = new ReentrantLock();

    public LockForEachLetter(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        for (char letter : (word + " ").toCharArray()) {
            lock.lock();
            try {
                terminal.write(letter);
            } finally {
                lock.unlock();
            }
        }
        process.run();
    }
}

package org.paralleltasks.sync.homework.answers.wrong.wordprinter;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** Asks again and again, and two may get the same answer. */
@KilledBy("waitsForTheWordToEnd")
public class SpinsOnAFlag implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;
    private volatile boolean busy;

    public SpinsOnAFlag(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        while (busy) {
            Thread.onSpinWait();
        }
        busy = true;
        try {
            write(word);
        } finally {
            busy = false;
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

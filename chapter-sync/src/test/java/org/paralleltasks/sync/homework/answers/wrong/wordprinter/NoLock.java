package org.paralleltasks.sync.homework.answers.wrong.wordprinter;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** Nobody takes turns. */
@KilledBy("waitsForTheWordToEnd")
public class NoLock implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;

    public NoLock(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        write(word);
        process.run();
    }

    private void write(String word) {
        for (char letter : word.toCharArray()) {
            terminal.write(letter);
        }
        terminal.write(' ');
    }
}

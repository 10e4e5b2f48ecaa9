package org.paralleltasks.sync.homework.answers.right.wordprinter;

import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** All who use the terminal can agree on its own monitor. */
public class MonitorOfTheTerminal implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;

    public MonitorOfTheTerminal(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        process.run();
        synchronized (terminal) {
            for (int i = 0; i < word.length(); i++) {
                terminal.write(word.charAt(i));
            }
            terminal.write(' ');
        }
        process.run();
    }
}

package org.paralleltasks.sync.homework;

import org.paralleltasks.sync.homework.given.Terminal;
import org.paralleltasks.sync.homework.given.WordPrinter;

/** Task 3: words that stay whole. The instructions are in Task3WordPrinter.md. */
public class Task3WordPrinter implements WordPrinter {
    private final Terminal terminal;
    private final Runnable process;

    public Task3WordPrinter(Terminal terminal, Runnable process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void print(String word) {
        throw new UnsupportedOperationException("TODO 3: process, write the letters and a space, process again");
    }
}

package org.paralleltasks.sync.homework.given;

/** Prints words letter by letter, for any number of threads at once. */
public interface WordPrinter {
    /**
     * Processes, prints the word and a space after it, and processes again, as on the slide.
     *
     * @throws IllegalStateException if the terminal is broken; other words can still be printed
     */
    void print(String word);
}

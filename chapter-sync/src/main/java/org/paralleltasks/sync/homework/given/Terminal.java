package org.paralleltasks.sync.homework.given;

/** Where letters are written, one by one. Not thread-safe. */
public interface Terminal {
    /**
     * Writes one letter.
     *
     * @throws IllegalStateException if the terminal is broken
     */
    void write(char letter);
}

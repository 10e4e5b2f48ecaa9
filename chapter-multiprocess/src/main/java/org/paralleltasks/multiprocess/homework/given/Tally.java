package org.paralleltasks.multiprocess.homework.given;

import java.io.IOException;
import java.io.Serializable;

/**
 * How often each word was found. It can be sent to another process, and there it is not a copy: all processes read and
 * write the same counts, which are in a file. Not safe for use by several processes, or threads, at the same time.
 */
public interface Tally extends Serializable {
    /** How often that word was found so far. */
    int get(String word) throws IOException;

    /** Says how often that word was found. */
    void set(String word, int count) throws IOException;
}

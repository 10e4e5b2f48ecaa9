package org.paralleltasks.multiprocess.homework.given;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** A file with words in it; it can be sent to another process. */
@FunctionalInterface
public interface Text extends Serializable {
    /**
     * Reads the file, which takes its time.
     *
     * @return all its words, in their order
     */
    List<String> words() throws IOException;
}

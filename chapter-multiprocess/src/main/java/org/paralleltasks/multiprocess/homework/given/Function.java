package org.paralleltasks.multiprocess.homework.given;

import java.io.Serializable;

/** What is done with an item; it can be sent to another process. */
@FunctionalInterface
public interface Function extends Serializable {
    /** The result for an item. */
    String apply(String item) throws Exception;
}

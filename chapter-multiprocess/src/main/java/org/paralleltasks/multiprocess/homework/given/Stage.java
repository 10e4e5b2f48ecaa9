package org.paralleltasks.multiprocess.homework.given;

import java.io.Serializable;

/** What one stage of a pipeline does; it can be sent to another process. */
@FunctionalInterface
public interface Stage extends Serializable {
    /** What becomes of an item, not null. */
    String apply(String item) throws Exception;
}

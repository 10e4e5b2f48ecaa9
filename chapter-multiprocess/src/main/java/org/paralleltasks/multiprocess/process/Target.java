package org.paralleltasks.multiprocess.process;

import java.io.Serializable;

/**
 * What a worker process is to do, as a lambda or a method reference. The variables that a lambda captures are its
 * arguments: they are serialized when the process is started and the worker gets copies of them.
 */
@FunctionalInterface
public interface Target extends Serializable {
    /**
     * Does the work, in the worker.
     *
     * @throws Exception anything: the worker prints its stack trace on stderr and ends with exit code 1
     */
    void run() throws Exception;
}

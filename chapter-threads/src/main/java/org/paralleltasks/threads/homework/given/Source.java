package org.paralleltasks.threads.homework.given;

import java.io.IOException;

/** Somebody who can be asked and takes some time to answer, such as one of several servers. For any number of threads. */
public interface Source {
    /**
     * Asks, and waits for the answer.
     *
     * @throws IOException if there is no answer
     * @throws InterruptedException if the asking thread is interrupted meanwhile; tidying up first may take its time
     */
    String ask() throws IOException, InterruptedException;
}

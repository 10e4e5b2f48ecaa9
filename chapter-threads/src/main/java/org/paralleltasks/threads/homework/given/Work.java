package org.paralleltasks.threads.homework.given;

/** Work that is done piece by piece, by one thread. */
public interface Work {
    /**
     * Does one piece. It may calculate for a while, and not look at an interrupt; or it may sleep, and an interrupt ends that.
     *
     * @throws InterruptedException if the thread is interrupted while it sleeps
     */
    void doPiece() throws InterruptedException;

    /** Tidies up after the last piece. */
    void tidyUp();
}

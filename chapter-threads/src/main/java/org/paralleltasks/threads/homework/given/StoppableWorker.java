package org.paralleltasks.threads.homework.given;

import java.util.concurrent.ExecutionException;

/** A thread that works piece by piece until it is told to stop. */
public interface StoppableWorker {
    /**
     * Starts the thread, which does one piece of the work after the other until it is told to stop, or a piece throws. On
     * whichever way it ends, it tidies up once, as the last thing it does. Called once.
     */
    void start();

    /**
     * Tells the worker to stop, and returns at once. A piece that sleeps is woken, one that calculates is let finish, and no
     * other is begun. Any thread may call this, any number of times, and before {@link #start()} too: then no piece is done.
     */
    void stop();

    /**
     * Waits until the worker has tidied up. What it did is seen by the caller afterwards.
     *
     * @throws ExecutionException if a piece has thrown something else than an InterruptedException after {@link #stop()};
     *     the cause is what it threw
     * @throws InterruptedException if interrupted while it waits; the worker goes on
     */
    void awaitEnd() throws ExecutionException, InterruptedException;
}

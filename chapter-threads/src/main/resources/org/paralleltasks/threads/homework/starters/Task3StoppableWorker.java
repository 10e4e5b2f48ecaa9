package org.paralleltasks.threads.homework;

import java.util.concurrent.ExecutionException;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** Task 3: a worker that stops when told. The instructions are in Task3StoppableWorker.md. */
public class Task3StoppableWorker implements StoppableWorker {
    private final Work work;

    public Task3StoppableWorker(Work work) {
        this.work = work;
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException("TODO 3: start a thread that does pieces of " + work + " until it is told");
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("TODO 3: tell the thread to stop, also where it sleeps");
    }

    @Override
    public void awaitEnd() throws ExecutionException, InterruptedException {
        throw new UnsupportedOperationException("TODO 3: wait for the thread, and throw what a piece threw");
    }
}

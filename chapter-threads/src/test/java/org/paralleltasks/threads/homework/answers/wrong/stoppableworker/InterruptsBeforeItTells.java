package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import java.util.concurrent.ExecutionException;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** Woken, it finds the flag not yet set, and sleeps on. */
@KilledBy("wakesWhoSleeps")
public class InterruptsBeforeItTells implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;
    private Throwable failure;

    public InterruptsBeforeItTells(Work work) {
        this.work = work;
    }

    private void run() {
        try {
            while (!stopped) {
                try {
                    work.doPiece();
                } catch (InterruptedException e) {
                    // Looks whether it is to stop.
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            work.tidyUp();
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.interrupt();
        stopped = true;
    }

    @Override
    public void awaitEnd() throws ExecutionException, InterruptedException {
        thread.join();
        if (failure != null) {
            throw new ExecutionException(failure);
        }
    }
}

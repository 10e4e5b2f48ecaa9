package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** Whoever waits takes it for success. */
@KilledBy("tellsTheFailure")
public class FailureLost implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;

    public FailureLost(Work work) {
        this.work = work;
        thread.setUncaughtExceptionHandler((t, e) -> {}); // Keeps the log of the build clean.
    }

    private void run() {
        try {
            while (!stopped) {
                work.doPiece();
            }
        } catch (InterruptedException e) {
            stopped = true;
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
        stopped = true;
        thread.interrupt();
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        thread.join();
    }
}

package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** Whoever catches it has used it up. */
@KilledBy("stopsThoughTheInterruptIsSwallowed")
public class OnlyTheInterrupt implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);

    public OnlyTheInterrupt(Work work) {
        this.work = work;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                work.doPiece();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        thread.join();
    }
}

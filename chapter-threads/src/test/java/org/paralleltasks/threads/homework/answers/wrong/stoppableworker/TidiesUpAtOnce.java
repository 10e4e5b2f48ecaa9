package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** Whoever says stop tidies up, and the worker is still at it. */
@KilledBy("finishesThePiece")
public class TidiesUpAtOnce implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;

    public TidiesUpAtOnce(Work work) {
        this.work = work;
    }

    private void run() {
        try {
            while (!stopped) {
                work.doPiece();
            }
        } catch (InterruptedException e) {
            stopped = true;
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
        work.tidyUp();
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        thread.join();
    }
}

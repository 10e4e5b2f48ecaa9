package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** To tell somebody is not to wait for him. */
@KilledBy("finishesThePiece")
public class StopWaits implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;

    public StopWaits(Work work) {
        this.work = work;
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
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        thread.join();
    }
}

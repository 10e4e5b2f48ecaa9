package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** The start forgets that it was told to stop. */
@KilledBy("canBeStoppedBeforeTheStart")
public class SetsTheFlagBack implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;

    public SetsTheFlagBack(Work work) {
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
        stopped = false;
        Thread.interrupted();
        thread.start();
    }

    @Override
    public void stop() {
        stopped = true;
        if (thread.isAlive()) {
            thread.interrupt();
        }
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        thread.join();
    }
}

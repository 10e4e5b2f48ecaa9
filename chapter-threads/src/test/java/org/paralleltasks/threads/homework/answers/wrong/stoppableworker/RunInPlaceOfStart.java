package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** The thread that calls start() does the work. */
@KilledBy("worksInAThreadOfItsOwn")
public class RunInPlaceOfStart implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;

    public RunInPlaceOfStart(Work work) {
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
        thread.run();
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

package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import java.util.concurrent.ExecutionException;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** A piece that throws leaves all lying about. */
@KilledBy("tellsTheFailure")
public class NoFinally implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;
    private Throwable failure;

    public NoFinally(Work work) {
        this.work = work;
        thread.setUncaughtExceptionHandler((t, e) -> failure = e);
    }

    private void run() {
        try {
            while (!stopped) {
                work.doPiece();
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
        work.tidyUp();
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
    public void awaitEnd() throws ExecutionException, InterruptedException {
        thread.join();
        if (failure != null) {
            throw new ExecutionException(failure);
        }
    }
}

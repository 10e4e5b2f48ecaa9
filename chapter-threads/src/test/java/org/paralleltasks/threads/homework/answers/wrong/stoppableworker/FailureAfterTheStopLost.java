package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import java.util.concurrent.ExecutionException;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** Takes whatever a piece throws after the stop for the answer to the interrupt. */
@KilledBy("tellsAFailureAfterTheStop")
public class FailureAfterTheStopLost implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;
    private Throwable failure;

    public FailureAfterTheStopLost(Work work) {
        this.work = work;
    }

    private void run() {
        try {
            while (!stopped) {
                work.doPiece();
            }
        } catch (Throwable e) {
            failure = stopped ? null : e;
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
    public void awaitEnd() throws ExecutionException, InterruptedException {
        thread.join();
        if (failure != null) {
            throw new ExecutionException(failure);
        }
    }
}

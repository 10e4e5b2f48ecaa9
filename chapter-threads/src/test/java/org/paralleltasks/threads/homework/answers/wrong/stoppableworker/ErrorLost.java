package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import java.util.concurrent.ExecutionException;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** An Error ends the thread, and whoever waits takes it for success. */
@KilledBy("tellsAnError")
public class ErrorLost implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;
    private Throwable failure;

    public ErrorLost(Work work) {
        this.work = work;
        thread.setUncaughtExceptionHandler((t, e) -> {}); // Keeps the log of the build clean.
    }

    private void run() {
        try {
            while (!stopped) {
                work.doPiece();
            }
        } catch (InterruptedException e) {
            failure = stopped ? null : e;
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

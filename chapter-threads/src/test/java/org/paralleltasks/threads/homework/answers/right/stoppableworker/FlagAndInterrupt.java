package org.paralleltasks.threads.homework.answers.right.stoppableworker;

import java.util.concurrent.ExecutionException;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** As the second hint says. */
public class FlagAndInterrupt implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;
    private Throwable failure;

    public FlagAndInterrupt(Work work) {
        this.work = work;
    }

    private void run() {
        try {
            while (!stopped) {
                work.doPiece();
            }
        } catch (InterruptedException e) {
            failure = stopped ? null : e;
        } catch (Throwable e) {
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

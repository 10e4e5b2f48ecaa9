package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import java.util.concurrent.ExecutionException;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** After ten seconds the worker will have ended. */
@KilledBy("waitsHoweverLongItTakes")
public class AwaitsForTenSeconds implements StoppableWorker {
    private final Work work;
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;
    private Throwable failure;

    public AwaitsForTenSeconds(Work work) {
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
        thread.join(10_000);
        if (failure != null) {
            throw new ExecutionException(failure);
        }
    }
}

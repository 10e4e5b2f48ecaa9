package org.paralleltasks.threads.homework.answers.wrong.stoppableworker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** The latch is opened before the tidying up. */
@KilledBy("awaitsTheTidyingUp")
public class SaysItIsOverTooEarly implements StoppableWorker {
    private final Work work;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopped;
    private volatile Throwable failure;

    public SaysItIsOverTooEarly(Work work) {
        this.work = work;
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
            over.countDown();
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
        over.await();
        if (failure != null) {
            throw new ExecutionException(failure);
        }
    }
}

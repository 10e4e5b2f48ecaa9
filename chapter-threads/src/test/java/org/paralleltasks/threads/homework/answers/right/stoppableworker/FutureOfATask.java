package org.paralleltasks.threads.homework.answers.right.stoppableworker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** A FutureTask keeps the failure, and the stop is a latch that is looked at. */
public class FutureOfATask implements StoppableWorker {
    private final Work work;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final FutureTask<Void> task = new FutureTask<>(this::workUntilStopped, null);
    private final Thread thread = new Thread(task);

    public FutureOfATask(Work work) {
        this.work = work;
    }

    private void workUntilStopped() {
        try {
            while (stop.getCount() > 0) {
                work.doPiece();
            }
        } catch (InterruptedException e) {
            if (stop.getCount() > 0) {
                throw new IllegalStateException(e);
            }
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
        stop.countDown();
        thread.interrupt();
    }

    @Override
    public void awaitEnd() throws ExecutionException, InterruptedException {
        task.get();
    }
}

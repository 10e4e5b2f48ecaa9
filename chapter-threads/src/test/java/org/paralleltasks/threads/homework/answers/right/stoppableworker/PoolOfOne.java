package org.paralleltasks.threads.homework.answers.right.stoppableworker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** An executor with one thread; the worker says which thread is to be interrupted. */
public class PoolOfOne implements StoppableWorker {
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Work work;
    private boolean stopped;
    private Thread working;

    public PoolOfOne(Work work) {
        this.work = work;
    }

    @Override
    public void start() {
        pool.execute(this::run);
        pool.shutdown();
    }

    private void run() {
        Throwable failure = null;
        try {
            while (goesOn()) {
                work.doPiece();
            }
        } catch (Throwable e) {
            failure = e;
        }
        boolean told = !goesOn();
        work.tidyUp();
        if (failure == null || failure instanceof InterruptedException && told) {
            end.complete(null);
        } else {
            end.completeExceptionally(failure);
        }
    }

    private boolean goesOn() {
        lock.lock();
        try {
            working = Thread.currentThread();
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            if (working != null) {
                working.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitEnd() throws ExecutionException, InterruptedException {
        end.get();
    }
}

package org.paralleltasks.threads.homework.answers.right.stoppableworker;

import java.util.concurrent.ExecutionException;
import org.paralleltasks.threads.homework.given.StoppableWorker;
import org.paralleltasks.threads.homework.given.Work;

/** The thread is made by start(), and all that is shared is under one monitor. */
public class StateInAMonitor implements StoppableWorker {
    private final Work work;
    private Thread thread;
    private boolean stopped;
    private boolean ended;
    private Throwable failure;

    public StateInAMonitor(Work work) {
        this.work = work;
    }

    @Override
    public synchronized void start() {
        thread = new Thread(this::run, "worker");
        thread.start();
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void run() {
        Throwable thrown = null;
        try {
            while (!isStopped()) {
                work.doPiece();
            }
        } catch (Throwable e) {
            thrown = e;
        } finally {
            work.tidyUp();
            end(thrown);
        }
    }

    private synchronized void end(Throwable thrown) {
        failure = thrown instanceof InterruptedException && stopped ? null : thrown;
        ended = true;
        notifyAll();
    }

    @Override
    public synchronized void awaitEnd() throws ExecutionException, InterruptedException {
        while (!ended) {
            wait();
        }
        if (failure != null) {
            throw new ExecutionException(failure);
        }
    }
}

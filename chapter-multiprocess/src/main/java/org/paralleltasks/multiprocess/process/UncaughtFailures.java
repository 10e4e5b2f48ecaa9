package org.paralleltasks.multiprocess.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Tells the uncaught exception handler what tasks of a pool have thrown, one failure after the other. A handler may do
 * anything: wait for the pool, or end this JVM. So it has a thread of its own, which lives as long as there is something
 * to tell. The end of this JVM waits for it. Safe for use by any thread.
 */
final class UncaughtFailures {
    private final String threadName;
    private final Children.Wait awaitAtEnd = this::awaitAllTold;

    /** Both guarded by this. */
    private final Queue<Throwable> untold = new ArrayDeque<>();

    /** Null while there is nothing to tell. */
    private Thread teller;

    UncaughtFailures(String threadName) {
        this.threadName = threadName;
    }

    synchronized void tell(Throwable failure) {
        untold.add(failure);
        if (teller == null) {
            teller = new Thread(this::tellAll, threadName);
            teller.setDaemon(true);
            Children.awaitAtEnd(awaitAtEnd);
            teller.start();
        }
    }

    private void tellAll() {
        Thread thread = Thread.currentThread();
        for (Throwable failure = next(); failure != null; failure = next()) {
            try {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
            } catch (Throwable e) {
                // As in a thread that ends: what a handler throws is ignored.
            }
        }
    }

    private synchronized Throwable next() {
        Throwable next = untold.poll();
        if (next == null) {
            teller = null;
            Children.doNotAwaitAtEnd(awaitAtEnd);
            notifyAll();
        }
        return next;
    }

    /** A handler that ends this JVM never returns from that: then there is nothing to wait for. */
    private synchronized boolean awaitAllTold(Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        while (teller != null && !Children.isInExit(teller.getStackTrace()) && !deadline.isOver()) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline.remaining());
        }
        return teller == null || Children.isInExit(teller.getStackTrace());
    }
}

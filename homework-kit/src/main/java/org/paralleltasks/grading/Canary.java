package org.paralleltasks.grading;

import java.util.concurrent.Semaphore;

/**
 * Tells how long a thread that has been woken waits for its turn on the processor: on a busy machine that may be very
 * long, and the thread looks as if it waited for something else. One for the whole JVM, in a thread that ends with it. For
 * use by one thread at a time.
 */
final class Canary {
    private static final Semaphore CALLS = new Semaphore(0);
    private static final Semaphore ANSWERS = new Semaphore(0);

    /** Inherits nothing from the run that goes on when it is made. */
    private static final Thread THREAD = new Thread(null, Canary::sing, "canary", 0, false);

    static {
        THREAD.setDaemon(true);
        THREAD.start();
    }

    private Canary() {}

    private static void sing() {
        while (true) {
            CALLS.acquireUninterruptibly();
            ANSWERS.release();
        }
    }

    /** Wakes a thread, and waits until it has had its turn: those that were woken before have by then had theirs. */
    static void awaitTurn() {
        CALLS.release();
        ANSWERS.acquireUninterruptibly();
    }

    /** Whether that is its thread. */
    static boolean is(Thread thread) {
        return thread == THREAD;
    }
}

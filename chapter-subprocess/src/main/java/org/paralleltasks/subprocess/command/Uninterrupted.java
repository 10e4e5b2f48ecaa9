package org.paralleltasks.subprocess.command;

import java.util.concurrent.CountDownLatch;

/** Waits that are known to be short, and must not be cut short: an interrupt is kept for afterwards. */
final class Uninterrupted {
    private Uninterrupted() {}

    private interface Wait {
        void once() throws InterruptedException;
    }

    static void join(Thread thread) {
        untilDone(thread::join);
    }

    static void await(CountDownLatch latch) {
        untilDone(latch::await);
    }

    private static void untilDone(Wait wait) {
        boolean interrupted = false;
        while (true) {
            try {
                wait.once();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

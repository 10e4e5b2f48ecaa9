package org.paralleltasks.subprocess.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that are known to be short, and must not be cut short: an interrupt is kept for afterwards. */
final class Uninterrupted {
    private Uninterrupted() {}

    interface Wait {
        boolean once() throws InterruptedException;
    }

    static void await(Process process) {
        untilDone(() -> {
            process.waitFor();
            return true;
        });
    }

    /** @return false if the process has not ended in time */
    static boolean await(Process process, Duration limit) {
        long end = System.nanoTime() + Command.saturatedNanos(limit);
        return untilDone(() -> process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS));
    }

    static void await(CountDownLatch latch) {
        untilDone(() -> {
            latch.await();
            return true;
        });
    }

    /** @return false if the latch was not open in time */
    static boolean await(CountDownLatch latch, Duration limit) {
        long end = System.nanoTime() + Command.saturatedNanos(limit);
        return untilDone(() -> latch.await(end - System.nanoTime(), TimeUnit.NANOSECONDS));
    }

    private static boolean untilDone(Wait wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.once();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

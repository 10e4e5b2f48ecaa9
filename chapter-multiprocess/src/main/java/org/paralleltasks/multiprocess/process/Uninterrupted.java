package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What takes only a moment, and is not ended by an interrupt of the calling thread: its status may well be set from before.
 * The JDK closes a channel whose user is interrupted.
 */
final class Uninterrupted {
    private Uninterrupted() {}

    /** What to do; from its beginning again where an interrupt came in between. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    static <T> T io(Action<T> action) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return action.run();
                } catch (ClosedByInterruptException e) {
                    // Again; the status is taken first.
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static void sleep(Duration time) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

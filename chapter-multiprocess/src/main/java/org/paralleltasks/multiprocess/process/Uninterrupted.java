package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Work with files that an interrupt of the calling thread does not end. The JDK closes a channel whose user is
 * interrupted; what is done here takes a moment, and its callers may well have their interrupt status set.
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
}

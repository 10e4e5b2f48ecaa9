package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.time.Duration;

/**
 * Takes what a command writes to one of its outputs. The bytes come from one thread, the pump of that output; what concerns
 * the consumer may be called by any.
 */
interface OutputSink {
    /** Is told, by whatever thread, that a sink has failed. It takes nothing more then, and drops what comes. */
    interface FailureListener {
        void failed(OutputException.Reason reason, Throwable cause);
    }

    /** Called once, before the first bytes. */
    default void start() {}

    /** Whether it wants more at this moment. If not, it wakes the calling thread when it does; that one may ask sooner. */
    default boolean hasRoom() {
        return true;
    }

    /**
     * Takes some bytes, also if there is no room, and does not wait for anybody but the disk.
     *
     * @param buffer read before this returns, and used again after
     * @param length how many of its bytes, above 0
     * @throws OutputLimitReached if these are more than the sink may take; it has taken what it may
     * @throws IOException if they cannot be stored
     */
    void take(byte[] buffer, int length) throws IOException, OutputLimitReached;

    /** Nothing more will come. */
    default void end() {}

    /** Waits until all that has come is consumed, however long that takes, or until the consumer is left alone. */
    default void finish() {}

    /** As {@link #finish()}, but no longer than that. Returns whether all is consumed. */
    default boolean finishes(Duration limit) {
        return true;
    }

    /** Interrupts a consumer that is busy, and calls none any more. */
    default void interrupt() {}

    /** Does not wait any longer for a consumer that is still busy. */
    default void leaveAlone() {}

    /** A command wrote more than is to be captured. */
    final class OutputLimitReached extends Exception {
        OutputLimitReached() {
            super("output limit reached", null, false, false);
        }
    }
}

package org.paralleltasks.subprocess.command;

import java.io.IOException;

/** Takes what a command writes to one of its outputs. Called by one thread, the pump of that output. */
interface OutputSink {
    /**
     * Takes some bytes.
     *
     * @param buffer read before this returns, and used again after
     * @param length how many of its bytes, above 0
     * @throws OutputLimitReached if these are more than the sink may take; it has taken what it may
     * @throws IOException if they cannot be stored
     * @throws RuntimeException if a consumer of the caller's does not want them
     */
    void take(byte[] buffer, int length) throws IOException, OutputLimitReached;

    /** Nothing more will come. */
    void end();

    /** A command wrote more than is to be captured. */
    final class OutputLimitReached extends Exception {
        OutputLimitReached() {
            super("output limit reached", null, false, false);
        }
    }
}

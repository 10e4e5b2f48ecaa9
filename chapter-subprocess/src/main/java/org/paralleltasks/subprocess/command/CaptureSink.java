package org.paralleltasks.subprocess.command;

import java.io.ByteArrayOutputStream;

/** Keeps what a command writes. Written by one thread, read by any. */
final class CaptureSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    synchronized void accept(byte[] buffer, int length) {
        bytes.write(buffer, 0, length);
    }

    synchronized CapturedOutput content() {
        return new CapturedOutput(bytes.toByteArray());
    }
}

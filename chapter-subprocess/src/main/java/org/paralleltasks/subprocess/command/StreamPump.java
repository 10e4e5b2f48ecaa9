package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries what a command writes from the pipe to a sink, in a daemon thread of its own, until it is told that the
 * command has ended; then it takes exactly what the pipe holds at that moment. It does not wait for the end of the
 * stream, because a descendant that was left behind may hold the pipe open for as long as it likes.
 *
 * <p>A thread blocked in a read of a pipe cannot be woken in Java, so this one reads only what is there, and between
 * two looks pauses for longer and longer while nothing comes.
 */
final class StreamPump {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LOOKS_WITHOUT_PAUSE = 16;
    private static final long SHORTEST_PAUSE_NANOS = 50_000;
    private static final long LONGEST_PAUSE_NANOS = 10_000_000;

    private final InputStream pipe;
    private final CaptureSink sink;
    private final Thread thread;
    private volatile boolean commandHasEnded;

    /** @param pipe the stream that the JDK gives for a process's output; closed by this pump */
    StreamPump(String threadName, InputStream pipe, CaptureSink sink) {
        this.pipe = pipe;
        this.sink = sink;
        thread = new Thread(this::carry, threadName);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes what is left in the pipe and ends. Goes on through interrupts, and restores them. */
    void finish() {
        commandHasEnded = true;
        LockSupport.unpark(thread);
        Uninterrupted.join(thread);
    }

    private void carry() {
        // The JDK empties a pipe into memory when its process has ended, and never stops where a descendant that was
        // left behind goes on writing. It needs the stream's monitor for that: here it does not get it before the
        // stream is closed, and then it has nothing to do.
        synchronized (pipe) {
            try (pipe) {
                byte[] buffer = new byte[BUFFER_BYTES];
                carryWhileRunning(buffer);
                carryExactly(pipe.available(), buffer);
            } catch (IOException e) {
                // A pipe cannot fail to be read but by being closed, and it is closed here only.
                throw new IllegalStateException("cannot read a command's output", e);
            }
        }
    }

    private void carryWhileRunning(byte[] buffer) throws IOException {
        int looks = 0;
        long pauseNanos = SHORTEST_PAUSE_NANOS;
        while (!commandHasEnded) {
            int available = pipe.available();
            if (available > 0) {
                carryExactly(available, buffer);
                looks = 0;
                pauseNanos = SHORTEST_PAUSE_NANOS;
            } else if (looks < LOOKS_WITHOUT_PAUSE) {
                looks++;
                Thread.yield();
            } else {
                LockSupport.parkNanos(pauseNanos);
                pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
            }
        }
    }

    private void carryExactly(int count, byte[] buffer) throws IOException {
        int left = count;
        while (left > 0) {
            int n = pipe.read(buffer, 0, Math.min(left, buffer.length));
            if (n < 0) {
                return;
            }
            sink.accept(buffer, n);
            left -= n;
        }
    }
}

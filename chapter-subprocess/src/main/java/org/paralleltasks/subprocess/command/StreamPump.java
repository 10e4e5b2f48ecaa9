package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.paralleltasks.subprocess.command.OutputException.Reason;
import org.paralleltasks.subprocess.command.OutputSink.FailureListener;
import org.paralleltasks.subprocess.command.OutputSink.OutputLimitReached;

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
    private final OutputSink sink;
    private final FailureListener listener;
    private final Thread thread;
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean sinkHasFailed;
    private volatile boolean commandHasEnded;

    /** @param pipe the stream that the JDK gives for a process's output; closed by this pump */
    StreamPump(String threadName, InputStream pipe, OutputSink sink, FailureListener listener) {
        this.pipe = pipe;
        this.sink = sink;
        this.listener = listener;
        thread = CommandThread.of(threadName, this::run);
    }

    void start() {
        sink.start();
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // The system gives no more threads: a command whose output nobody takes must not go on.
            over();
            fail(Reason.NOT_STORED, e);
        }
    }

    /** Takes what is left in the pipe and ends, and does not wait for that. */
    void stopSoon() {
        commandHasEnded = true;
        LockSupport.unpark(thread);
    }

    /** After {@link #stopSoon()}: waits until all is with the sink. */
    void awaitEnd() {
        Uninterrupted.await(done);
    }

    private void run() {
        try {
            carry();
        } catch (IOException | RuntimeException | Error e) {
            // A pump that dies without a word would be taken for a command that wrote no more.
            fail(Reason.NOT_STORED, e);
        } finally {
            over();
        }
    }

    private void over() {
        try {
            sink.end();
        } finally {
            done.countDown();
        }
    }

    private void carry() throws IOException {
        // The JDK takes what is in a pipe and closes it as soon as its process has ended. That is too early where the
        // descendants are being ended, and still have something to write. The JDK needs the stream's monitor for it:
        // here it does not get it before this pump has closed the stream, and then it has nothing to do.
        synchronized (pipe) {
            try (pipe) {
                byte[] buffer = new byte[BUFFER_BYTES];
                carryWhileRunning(buffer);
                carryExactly(pipe.available(), buffer);
            }
        }
    }

    private void carryWhileRunning(byte[] buffer) throws IOException {
        int looks = 0;
        long pauseNanos = SHORTEST_PAUSE_NANOS;
        while (!commandHasEnded) {
            int available = sinkHasFailed || sink.hasRoom() ? pipe.available() : 0;
            if (available > 0) {
                carryExactly(Math.min(available, buffer.length), buffer);
                looks = 0;
                pauseNanos = SHORTEST_PAUSE_NANOS;
            } else if (looks < LOOKS_WITHOUT_PAUSE) {
                looks++;
                Thread.yield();
            } else {
                Thread.interrupted(); // Or there would be no pause.
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
            toSink(buffer, n);
            left -= n;
        }
    }

    private void toSink(byte[] buffer, int length) {
        if (sinkHasFailed) {
            return;
        }
        try {
            sink.take(buffer, length);
        } catch (OutputLimitReached e) {
            fail(Reason.LIMIT_REACHED, null);
        } catch (IOException | RuntimeException | Error e) {
            // An Error too, such as OutOfMemoryError: a pump that dies would block the command for ever.
            fail(Reason.NOT_STORED, e);
        }
    }

    private void fail(Reason reason, Throwable cause) {
        sinkHasFailed = true;
        listener.failed(reason, cause);
    }
}

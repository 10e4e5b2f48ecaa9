package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
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
    /** Is told, by the pump's thread, that the sink has failed. The pump goes on, and throws away what comes. */
    interface FailureListener {
        void failed(OutputException.Reason reason, Throwable cause);
    }

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LOOKS_WITHOUT_PAUSE = 16;
    private static final long SHORTEST_PAUSE_NANOS = 50_000;
    private static final long LONGEST_PAUSE_NANOS = 10_000_000;

    /** For a consumer that is still busy with what came before its command was ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

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
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
    }

    void start() {
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // The system gives no more threads: a command whose output nobody takes must not go on.
            done.countDown();
            fail(OutputException.Reason.NOT_STORED, e);
        }
    }

    /** Takes what is left in the pipe and ends; waits for the consumer for as long as it takes. */
    void finish() {
        stopSoon();
        Uninterrupted.await(done);
    }

    /** As {@link #finish()}, but a consumer that takes its time is interrupted, and then left alone. */
    void giveUp() {
        stopSoon();
        if (!Uninterrupted.await(done, PATIENCE)) {
            thread.interrupt();
            if (!Uninterrupted.await(done, PATIENCE)) {
                Log.warn("The consumer in thread {} ignores its interrupt: not waiting for it", thread.getName());
                done.countDown();
            }
        }
    }

    /** Takes what is left in the pipe and ends, and does not wait for that. */
    void stopSoon() {
        commandHasEnded = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        try {
            carry();
            toSink(sink::end);
        } catch (IOException e) {
            // Nobody but this thread closes the pipe, and a pipe has no other way to fail.
            listener.failed(OutputException.Reason.NOT_STORED, e);
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
            toSink(() -> sink.take(buffer, n));
            left -= n;
        }
    }

    private interface SinkCall {
        void call() throws IOException, OutputLimitReached;
    }

    private void toSink(SinkCall call) {
        if (sinkHasFailed) {
            return;
        }
        try {
            call.call();
        } catch (OutputLimitReached e) {
            fail(OutputException.Reason.LIMIT_REACHED, null);
        } catch (IOException e) {
            fail(OutputException.Reason.NOT_STORED, e);
        } catch (RuntimeException | Error e) {
            // An Error too, such as OutOfMemoryError: a pump that dies would block the command for ever.
            fail(OutputException.Reason.CONSUMER_FAILED, e);
        }
    }

    private void fail(OutputException.Reason reason, Throwable cause) {
        sinkHasFailed = true;
        listener.failed(reason, cause);
    }
}

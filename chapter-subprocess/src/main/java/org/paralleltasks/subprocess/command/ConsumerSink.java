package org.paralleltasks.subprocess.command;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.paralleltasks.subprocess.command.OutputException.Reason;

/**
 * Hands what a command writes to a consumer of lines, in a daemon thread of its own. So a consumer that takes its time
 * makes its command wait, since the pipe fills up, but not the pump, which has to let go of the pipe when the command has
 * ended: until then the JDK takes that process's number for one in use.
 */
final class ConsumerSink implements OutputSink {
    /** What may wait for the consumer before the pump leaves the rest in the pipe. */
    private static final int ROOM_BYTES = 256 * 1024;

    private static final byte[] END = {};

    private final LineSplitter lines;
    private final Consumer<String> consumer;
    private final FailureListener listener;
    private final Thread thread;
    private final CountDownLatch done = new CountDownLatch(1);

    /** What waits for the consumer; it is also the lock for the fields below. */
    private final Queue<byte[]> pieces = new ArrayDeque<>();

    private int waitingBytes;
    private boolean allHasCome;
    private boolean isOver;
    private boolean isGivenUp;
    private Thread waitsForRoom;

    /** The consumer's own exception, whatever it is, told apart from those of this class. */
    private static final class ConsumerFailed extends RuntimeException {
        ConsumerFailed(Throwable cause) {
            super(null, cause, false, false);
        }
    }

    /** Leads out of the midst of a piece. */
    private static final class GivenUp extends RuntimeException {
        GivenUp() {
            super(null, null, false, false);
        }
    }

    ConsumerSink(String threadName, Charset charset, Consumer<String> consumer, FailureListener listener) {
        this.lines = new LineSplitter(charset, this::handOver);
        this.consumer = consumer;
        this.listener = listener;
        this.thread = CommandThread.of(threadName, this::run);
    }

    @Override
    public void start() {
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // The system gives no more threads: a command whose output nobody takes must not go on.
            over();
            listener.failed(Reason.NOT_STORED, e);
        }
    }

    @Override
    public boolean hasRoom() {
        synchronized (pieces) {
            waitsForRoom = Thread.currentThread();
            return isOver || waitingBytes < ROOM_BYTES;
        }
    }

    @Override
    public void take(byte[] buffer, int length) {
        synchronized (pieces) {
            if (!isOver) {
                pieces.add(Arrays.copyOf(buffer, length));
                waitingBytes += length;
                pieces.notifyAll();
            }
        }
    }

    @Override
    public void end() {
        synchronized (pieces) {
            allHasCome = true;
            pieces.notifyAll();
        }
    }

    private void run() {
        try {
            for (byte[] piece = next(); piece != END; piece = next()) {
                lines.take(piece, piece.length);
            }
            lines.end();
        } catch (GivenUp e) {
            // Nobody waits for the rest.
        } catch (ConsumerFailed e) {
            fail(Reason.CONSUMER_FAILED, e.getCause());
        } catch (RuntimeException | Error e) {
            fail(Reason.NOT_STORED, e);
        } finally {
            over();
        }
    }

    private byte[] next() {
        synchronized (pieces) {
            while (!isGivenUp) {
                if (!pieces.isEmpty()) {
                    byte[] piece = pieces.remove();
                    waitingBytes -= piece.length;
                    LockSupport.unpark(waitsForRoom);
                    return piece;
                }
                if (allHasCome) {
                    return END;
                }
                try {
                    pieces.wait();
                } catch (InterruptedException e) {
                    // Unless it comes from interrupt(), it was not meant for this thread, or the consumer has sent it
                    // itself.
                }
            }
            throw new GivenUp();
        }
    }

    private void handOver(String line) {
        if (isGivenUp()) {
            throw new GivenUp();
        }
        try {
            consumer.accept(line);
        } catch (Throwable e) { // Also a checked one, which other languages than Java let through.
            throw new ConsumerFailed(e);
        }
    }

    private boolean isGivenUp() {
        synchronized (pieces) {
            return isGivenUp;
        }
    }

    private void fail(Reason reason, Throwable cause) {
        // The exception of a consumer that was interrupted because nobody waits for it is no news.
        if (!isGivenUp()) {
            listener.failed(reason, cause);
        }
    }

    private void over() {
        synchronized (pieces) {
            isOver = true;
            pieces.clear();
            LockSupport.unpark(waitsForRoom);
        }
        done.countDown();
    }

    @Override
    public void finish() {
        Uninterrupted.await(done);
    }

    @Override
    public boolean finishes(Duration limit) {
        return Uninterrupted.await(done, limit);
    }

    @Override
    public void interrupt() {
        synchronized (pieces) {
            isGivenUp = true;
        }
        thread.interrupt();
    }

    @Override
    public void leaveAlone() {
        boolean isBusy = done.getCount() > 0;
        done.countDown();
        if (isBusy) {
            Log.warn("The consumer in thread {} ignores its interrupt: not waiting for it", thread.getName());
        }
    }
}

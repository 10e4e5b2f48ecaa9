package org.paralleltasks.subprocess.command;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.paralleltasks.subprocess.command.OutputException.Reason;

/**
 * Hands what a command writes to a consumer of lines, in a daemon thread of its own. So a consumer that takes its time
 * makes its command wait, since the pipe fills up, but not the pump, which has to let go of the pipe when the command has
 * ended: until then the JDK takes that process's number for one in use.
 */
final class ConsumerSink implements OutputSink {
    /** What waits for the consumer, in pieces of 64 KiB at the most, before the pump leaves the rest in the pipe. */
    private static final int ROOM = 4;

    /** For a consumer that is still busy with what came before its command was ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Comes after the last piece. */
    private static final byte[] END = {};

    private final LineSplitter lines;
    private final Consumer<String> consumer;
    private final FailureListener listener;
    private final Thread thread;
    private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean isOver;
    private volatile boolean isGivenUp;
    private volatile Thread waitsForRoom;

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
        if (isFull()) {
            waitsForRoom = Thread.currentThread();
            return !isFull(); // Who made room before that line has woken nobody.
        }
        return true;
    }

    private boolean isFull() {
        return !isOver && pieces.size() >= ROOM;
    }

    @Override
    public void take(byte[] buffer, int length) {
        if (!isOver) {
            pieces.add(Arrays.copyOf(buffer, length));
        }
    }

    @Override
    public void end() {
        pieces.add(END);
    }

    private void run() {
        try {
            for (byte[] piece = next(); piece != END; piece = next()) {
                LockSupport.unpark(waitsForRoom);
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
        while (!isGivenUp) {
            try {
                return pieces.take();
            } catch (InterruptedException e) {
                // Unless it comes from giveUp(), it was not meant for this thread, or the consumer has sent it itself.
            }
        }
        throw new GivenUp();
    }

    private void handOver(String line) {
        if (isGivenUp) {
            throw new GivenUp();
        }
        try {
            consumer.accept(line);
        } catch (Throwable e) { // Also a checked one, which other languages than Java let through.
            throw new ConsumerFailed(e);
        }
    }

    private void fail(Reason reason, Throwable cause) {
        // The exception of a consumer that was interrupted because nobody waits for it is no news.
        if (!isGivenUp) {
            listener.failed(reason, cause);
        }
    }

    private void over() {
        isOver = true;
        pieces.clear();
        LockSupport.unpark(waitsForRoom);
        done.countDown();
    }

    @Override
    public void finish() {
        Uninterrupted.await(done);
    }

    /** Gives the consumer a second for the rest, then interrupts it, and a second later leaves it alone. */
    @Override
    public void giveUp() {
        if (Uninterrupted.await(done, PATIENCE)) {
            return;
        }
        isGivenUp = true;
        thread.interrupt();
        if (!Uninterrupted.await(done, PATIENCE)) {
            Log.warn("The consumer in thread {} ignores its interrupt: not waiting for it", thread.getName());
            done.countDown();
        }
    }
}

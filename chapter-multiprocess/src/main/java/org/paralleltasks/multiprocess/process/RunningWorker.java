package org.paralleltasks.multiprocess.process;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The parent's side of one worker, from its start to its end. A thread of its own sends the assignment, writes out what
 * the worker prints, and learns of the end. The thread is a daemon where the worker is, so that a JVM whose other
 * threads have ended awaits exactly its non-daemon workers.
 */
final class RunningWorker {
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    /** What a shell, and {@link Process#exitValue()}, adds to the number of the signal that ended a process. */
    private static final int OF_SIGNAL = 128;

    private final WorkerJvm jvm;
    private final byte[] assignment;
    private final EndListener afterEnd;
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile boolean terminated;
    private volatile boolean killed;

    /** Whether the worker told that it is about to exit. Used by the supervising thread alone. */
    private boolean exitTold;

    /** Written before {@link #ended} opens, read after. */
    private int exitCode;

    /** Wants to know that a worker has ended. */
    @FunctionalInterface
    interface EndListener {
        void ended(long pid, int exitCode);
    }

    private RunningWorker(WorkerJvm jvm, byte[] assignment, EndListener afterEnd) {
        this.jvm = jvm;
        this.assignment = assignment;
        this.afterEnd = afterEnd;
    }

    /**
     * Gives an assignment to a worker JVM and watches over it from now on.
     *
     * @param afterEnd told when the worker has ended, before anybody learns so who joins it
     */
    static RunningWorker supervise(
            String name, boolean daemon, WorkerJvm jvm, byte[] assignment, EndListener afterEnd) {
        RunningWorker worker = new RunningWorker(jvm, assignment, afterEnd);
        Thread thread = new Thread(worker::superviseToTheEnd, "supervisor of " + name);
        thread.setDaemon(daemon);
        thread.start();
        return worker;
    }

    long pid() {
        return jvm.process().pid();
    }

    boolean isAlive() {
        return ended.getCount() > 0;
    }

    void join() throws InterruptedException {
        ended.await();
    }

    boolean join(Duration timeout) throws InterruptedException {
        return ended.await(Deadline.in(timeout).remaining(), TimeUnit.NANOSECONDS);
    }

    OptionalInt exitCode() {
        return isAlive() ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    void terminate() {
        terminated = true;
        jvm.process().destroy();
    }

    void kill() {
        killed = true;
        jvm.process().destroyForcibly();
    }

    private void superviseToTheEnd() {
        try (SocketChannel connection = jvm.awaitCall()) {
            send(assignment, connection);
            relay(new DataInputStream(new BufferedInputStream(Channels.newInputStream(connection))));
        } catch (IOException e) {
            // The worker was ended in the middle of something, or before it began: its exit code tells.
        } finally {
            // Also where the program's own stream has thrown something: the worker ends with its connection.
            awaitTheEnd();
        }
    }

    private void awaitTheEnd() {
        exitCode = meaning(awaitExit());
        try {
            ProcessDeath.cleanUpAfter(pid());
        } finally {
            afterEnd.ended(pid(), exitCode);
            ended.countDown();
        }
    }

    static void send(byte[] assignment, SocketChannel connection) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).putInt(0, assignment.length);
        ByteBuffer[] message = {length, ByteBuffer.wrap(assignment)};
        while (message[1].hasRemaining()) {
            connection.write(message);
        }
    }

    private void relay(DataInputStream in) throws IOException {
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            switch (kind) {
                case ControlChannel.STDOUT -> write(System.out, in);
                case ControlChannel.STDERR -> write(System.err, in);
                case ControlChannel.EXIT -> exitTold = true;
                default -> throw new IOException("a message of unknown kind " + kind);
            }
        }
    }

    /** One call of write for what the worker sent at once: only so do the lines of several workers stay whole. */
    private static void write(PrintStream stream, DataInputStream in) throws IOException {
        byte[] lines = readFully(in, in.readInt());
        stream.write(lines, 0, lines.length);
        stream.flush();
    }

    private static byte[] readFully(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the worker ended in the middle of a message");
        }
        return bytes;
    }

    private int awaitExit() {
        while (true) {
            try {
                return jvm.process().waitFor();
            } catch (InterruptedException e) {
                // This thread has no other task than to wait for this, and nobody is given it to interrupt.
            }
        }
    }

    /**
     * Tells an exit code from a signal, which {@link Process#exitValue()} does not: 143 is {@code exit(143)} as well as
     * SIGTERM. A worker that exits says so before; one that a signal ends cannot, except in its last moments.
     */
    private int meaning(int exitValue) {
        int signal = exitValue - OF_SIGNAL;
        boolean ours = (terminated && signal == SIGTERM) || (killed && signal == SIGKILL);
        return signal > 0 && (!exitTold || ours) ? -signal : exitValue;
    }
}

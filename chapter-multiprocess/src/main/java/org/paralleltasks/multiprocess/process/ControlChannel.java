package org.paralleltasks.multiprocess.process;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A worker's end of the socket to its parent. The parent sends one assignment, and then nothing: the end of the stream
 * is the end of the parent. The worker sends messages, each with a kind and, for output, a length and that many bytes.
 *
 * <p>After the assignment the channel is non-blocking, and threads wait on selectors. A thread of the task may be
 * interrupted while it prints, and in blocking mode that would close the channel.
 */
final class ControlChannel implements Closeable {
    static final int STDOUT = 1;
    static final int STDERR = 2;
    static final int EXIT = 3;

    private static final int HEADER = 1 + Integer.BYTES;

    private final SocketChannel channel;
    private final Selector readable;
    private final Selector writable;

    /** Guarded by this, and so is the writing of messages. */
    private final ByteBuffer out = ByteBuffer.allocateDirect(1 << 16);

    private ControlChannel(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.readable = Selector.open();
        this.writable = Selector.open();
    }

    static ControlChannel connect(Path socket) throws IOException {
        return new ControlChannel(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    /** Waits for the assignment; to be called once, before anything is sent. Throws EOFException if the parent ended. */
    byte[] receiveAssignment() throws IOException {
        // A stream without a buffer: it takes nothing beyond the assignment.
        DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
        byte[] assignment = new byte[in.readInt()];
        in.readFully(assignment);
        channel.configureBlocking(false);
        channel.register(readable, SelectionKey.OP_READ);
        channel.register(writable, SelectionKey.OP_WRITE);
        return assignment;
    }

    /** Waits until the parent has ended, or until {@link #stopWaiting()}. */
    void awaitEndOfParent() {
        try {
            readable.select();
        } catch (IOException e) {
            // A channel that cannot be read has no parent at its other end.
        }
    }

    void stopWaiting() {
        readable.wakeup();
    }

    /** Whether the parent has ended. Does not wait. For the thread that had called {@link #awaitEndOfParent()}, or after it. */
    boolean hasParentEnded() {
        try {
            readable.selectNow();
            return !readable.selectedKeys().isEmpty();
        } catch (IOException e) {
            return true; // As above.
        }
    }

    /** For a rehearsal: a worker keeps its channel until it ends. */
    @Override
    public void close() throws IOException {
        readable.close();
        writable.close();
        channel.close();
    }

    synchronized void sendExit() {
        out.put((byte) EXIT);
        flush();
    }

    synchronized void sendOutput(int kind, byte[] bytes, int length) {
        out.put((byte) kind).putInt(length);
        for (int sent = 0; sent < length; ) {
            int part = Math.min(length - sent, out.remaining());
            out.put(bytes, sent, part);
            sent += part;
            if (out.remaining() < HEADER || sent == length) {
                flush();
            }
        }
    }

    private void flush() {
        boolean interrupted = Thread.interrupted();
        try {
            out.flip();
            while (out.hasRemaining()) {
                if (channel.write(out) == 0) {
                    writable.select();
                    writable.selectedKeys().clear();
                    interrupted |= Thread.interrupted();
                }
            }
        } catch (IOException e) {
            // The parent has ended, and so will this process in a moment.
        } finally {
            out.clear();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

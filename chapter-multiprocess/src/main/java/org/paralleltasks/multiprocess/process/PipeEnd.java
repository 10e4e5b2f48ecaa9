package org.paralleltasks.multiprocess.process;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * One of the two ends of a pipe, made by {@link #pair()} or {@link #oneWay()}. What is sent at one end is received at the
 * other, in order, each message whole and by itself, also when it is empty.
 *
 * <p>A message is null or any serializable object; the receiver gets a copy. {@code byte[]}, {@code String} and numbers
 * are the fastest. Up to some 256 KiB of messages are kept until they are received; then {@code send} waits. A message
 * may be larger than that, up to 256 MiB; one of more than 128 KiB counts as 128 KiB, so that there are two of them at most.
 * Memory for two messages of the largest such size, but of no more than 4 MiB each, is kept for the next ones until the
 * receiving end is closed.
 *
 * <p>An end is open as long as one process holds it. When the last has closed it or has ended, the other end receives
 * what was sent before, and then the end of the stream. A process that hands an end to a worker still holds it itself: it
 * should {@link #close()} it, or its own hold keeps the other end waiting.
 *
 * <p>Several threads and processes may use the same end; each message is received by one of them.
 */
public final class PipeEnd extends SharedObject {
    private static final int CAPACITY = 1 << 18;

    private final boolean receives;
    private int peerSlot;
    private long peerStamp;
    private boolean sends;

    private transient MessageRing in;
    private transient MessageRing out;

    private PipeEnd(boolean receives) {
        super(Kind.MESSAGES, MessageRing.SIZE);
        this.receives = receives;
    }

    /**
     * The two ends of a pipe in both directions.
     *
     * @param first what is sent here is received at the second
     * @param second what is sent here is received at the first
     */
    public record Pair(PipeEnd first, PipeEnd second) {}

    /**
     * The two ends of a pipe in one direction.
     *
     * @param receiver only receives
     * @param sender only sends
     */
    public record OneWay(PipeEnd receiver, PipeEnd sender) {}

    /**
     * Makes a pipe in both directions.
     *
     * @return its ends
     * @throws UncheckedIOException if there is no room for it
     */
    public static Pair pair() {
        PipeEnd first = new PipeEnd(true);
        PipeEnd second = new PipeEnd(true);
        connect(first, second);
        return new Pair(first, second);
    }

    /**
     * Makes a pipe in one direction.
     *
     * @return its ends
     * @throws UncheckedIOException if there is no room for it
     */
    public static OneWay oneWay() {
        PipeEnd receiver = new PipeEnd(true);
        PipeEnd sender = new PipeEnd(false);
        connect(receiver, sender);
        return new OneWay(receiver, sender);
    }

    private static void connect(PipeEnd first, PipeEnd second) {
        try {
            for (PipeEnd end : new PipeEnd[] {first, second}) {
                PipeEnd peer = end == first ? second : first;
                end.peerSlot = peer.slot();
                end.peerStamp = peer.stamp();
                end.sends = peer.receives;
                MessageRing.setPeer(end.arena(), end.slot(), peer.slot());
                if (end.receives) {
                    end.in = MessageRing.create(end.arena(), end.slot(), end.stamp(), CAPACITY, Integer.MAX_VALUE);
                    peer.out = end.in;
                }
            }
        } catch (IOException e) {
            first.close();
            second.close();
            throw new UncheckedIOException("cannot make a pipe: " + e.getMessage(), e);
        }
    }

    @Override
    void bind() throws IOException {
        if (receives) {
            in = MessageRing.open(arena(), slot(), stamp(), CAPACITY, Integer.MAX_VALUE);
        }
        if (sends && !peerIsGone()) {
            out = MessageRing.open(arena(), peerSlot, peerStamp, CAPACITY, Integer.MAX_VALUE);
        }
    }

    /**
     * Sends a message; waits while too much is on its way.
     *
     * @param message what to send, serializable or null; not to be changed before this returns
     * @throws IOException if the other end is closed, or if there is no room for a large message; nothing was sent
     * @throws IllegalArgumentException if the message cannot be serialized or is too large; nothing was sent
     * @throws UnsupportedOperationException if this end only receives
     * @throws InterruptedException if the thread is interrupted while it waits; nothing was sent
     */
    public void send(Object message) throws IOException, InterruptedException {
        requireOpen();
        if (!sends) {
            throw new UnsupportedOperationException("this end of the pipe only receives");
        }
        Message encoded = Message.of(message);
        if (out == null) {
            throw new IOException("the other end of the pipe is closed");
        }
        out.put(encoded.kind(), encoded.content(), this::peerIsGone, Deadline.never());
    }

    /**
     * Receives a message; waits for one.
     *
     * @return the message, null if that was sent
     * @throws EOFException if the other end is closed and there is no message any more
     * @throws IOException if a message was received that cannot be read; the next one can. Or if a large one could not be
     *     mapped into this process's memory; it is still there
     * @throws UnsupportedOperationException if this end only sends
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Object receive() throws IOException, InterruptedException {
        requireReceiver();
        MessageRing.Taken message = in.take(this::peerIsGone, Deadline.never());
        if (message == null) {
            throw new EOFException("the other end of the pipe is closed");
        }
        try {
            return new Message((int) message.number(), message.content()).toObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("a message of a class that is not known here: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until {@link #receive()} would not wait; takes nothing.
     *
     * @param timeout the longest time to wait; with zero or less this only looks
     * @return whether there is a message or the end of the stream
     * @throws UnsupportedOperationException if this end only sends
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean poll(Duration timeout) throws InterruptedException {
        requireReceiver();
        return in.awaitMessage(this::peerIsGone, Deadline.in(timeout));
    }

    private void requireReceiver() {
        requireOpen();
        if (!receives) {
            throw new UnsupportedOperationException("this end of the pipe only sends");
        }
    }

    private boolean peerIsGone() {
        return arena().stamp(peerSlot) != peerStamp;
    }

    private void readObject(ObjectInputStream stream) throws IOException, ClassNotFoundException {
        stream.defaultReadObject();
        bind();
    }
}

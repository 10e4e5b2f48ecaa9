package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Messages on their way from the threads of several processes to those of several others, in order: a ring of bytes in a
 * shared file, with one lock for those who put and one for those who take.
 *
 * <p>One store publishes a message, after all its bytes, and one store takes it off, after all its bytes were read. So a
 * process that is killed in between has done nothing: half a message is never seen, and none is taken by a dead process.
 * The content of a message of more than half of the ring lies in a file beside it, see {@link LargeMessages}; the message
 * takes up half of the ring nonetheless.
 */
final class MessageRing {
    /** The words of a ring in the arena. */
    static final int SIZE = 16;

    private static final int HEAD = 0;
    private static final int TAIL = 1;
    private static final int NOT_EMPTY = 2;
    private static final int NOT_FULL = 3;
    static final int PUTTING = 4;
    static final int TAKING = PUTTING + LockWords.SIZE;

    /**
     * Of a pipe's end: the stamp and the slot of its other end, negative when nobody holds this end any more. Until nobody
     * holds the other one either, both keep their slots: the other end's threads may be putting messages here.
     */
    private static final int PEER = TAKING + LockWords.SIZE;

    private static final int SLOT_BITS = 16;

    /** Whether there were ever large messages, and so may be files of them. */
    private static final int LARGE = PEER + 1;

    /** From here to the end the words are at the disposal of whoever owns the ring. */
    static final int FREE_WORD = LARGE + 1;

    /**
     * A message begins with the bytes that it takes up in the ring, negated where its content is in a file; the length
     * of the content; and a number that who puts it gives it.
     */
    private static final int HEADER = 2 * Integer.BYTES + Long.BYTES;

    private static final int ALIGNMENT = 8;

    private final Arena arena;
    private final int word;
    private final int capacity;
    private final int maxMessages;
    private final ByteBuffer data;
    private final LockWords putting;
    private final LockWords taking;
    private final LargeMessages largePut;
    private final LargeMessages largeTaken;
    private final WaitList notEmpty;
    private final WaitList notFull;

    private MessageRing(Arena arena, int slot, long stamp, int capacity, int maxMessages, Runnable check)
            throws IOException {
        this.arena = arena;
        this.word = Arena.firstWord(slot);
        this.capacity = capacity;
        this.maxMessages = maxMessages;
        this.data = SharedFile.map(fileOf(stamp), capacity);
        this.largePut = new LargeMessages(stamp);
        this.largeTaken = new LargeMessages(stamp);
        this.putting = new LockWords(arena, word + PUTTING, check);
        this.taking = new LockWords(arena, word + TAKING, check);
        this.notEmpty = new WaitList(arena, word + NOT_EMPTY, check);
        this.notFull = new WaitList(arena, word + NOT_FULL, check);
    }

    /**
     * Makes the memory of a ring, which is then to be opened in each process.
     *
     * @param stamp that of the object whose ring it is
     * @param capacity its bytes, a power of two
     */
    static void create(long stamp, int capacity) throws IOException {
        SharedFile.fill(fileOf(stamp), capacity);
    }

    /**
     * Opens a ring.
     *
     * @param maxMessages how many messages it takes at most
     * @param check throws where this process has let go of it, and its threads are not to wait any longer
     */
    static MessageRing open(Arena arena, int slot, long stamp, int capacity, int maxMessages, Runnable check)
            throws IOException {
        return new MessageRing(arena, slot, stamp, capacity, maxMessages, check);
    }

    private static Path fileOf(long stamp) {
        return RunDirectory.current().path().resolve("ring-" + stamp);
    }

    static void setPeer(Arena arena, int slot, int peer) {
        arena.set(Arena.firstWord(slot) + PEER, arena.stamp(peer) << SLOT_BITS | peer);
    }

    /** Whether nobody holds an end of a pipe any more; for those who hold its other end. */
    static boolean isClosed(Arena arena, int slot, long stamp) {
        return arena.get(Arena.firstWord(slot) + PEER) < 0 || arena.stamp(slot) != stamp;
    }

    /**
     * Frees a ring that nobody holds, with its files, and wakes the other end of a pipe, which will find it closed. May be
     * called by several at the same time, and again where one was killed in the middle.
     */
    static void free(Arena arena, int slot, long tag) {
        long stamp = Arena.stampOf(tag);
        int word = Arena.firstWord(slot);
        long peerWord = Math.abs(arena.get(word + PEER));
        boolean large = arena.get(word + LARGE) != 0;
        if (arena.tag(slot) != tag) {
            return; // Another was faster, and the words may be another object's.
        }
        SharedFile.delete(fileOf(stamp));
        if (large) {
            LargeMessages.deleteAll(stamp);
        }
        if (peerWord == 0) {
            arena.free(slot, tag);
        } else {
            arena.compareAndSet(word + PEER, peerWord, -peerWord);
            int peer = (int) peerWord & (1 << SLOT_BITS) - 1;
            long stampOfPeer = peerWord >>> SLOT_BITS;
            new WaitList(arena, word + NOT_FULL).wakeAll();
            new WaitList(arena, Arena.firstWord(peer) + NOT_EMPTY).wakeAll();
            if (isClosed(arena, peer, stampOfPeer)) {
                arena.free(peer, Arena.tagOf(stampOfPeer, SharedObject.Kind.MESSAGES));
                arena.free(slot, tag);
            }
        }
    }

    /** For a process that has died: frees the locks that it held. */
    static void ownerMayHaveDied(Arena arena, int slot, long pid) {
        int word = Arena.firstWord(slot);
        boolean large = arena.get(word + LARGE) != 0;
        LockWords putting = new LockWords(arena, word + PUTTING);
        if (putting.takeOver(pid)) {
            if (large) {
                LargeMessages.putterDied(arena.stamp(slot), countOf(arena.get(word + TAIL)));
            }
            putting.releaseAbandoned();
        }
        LockWords taking = new LockWords(arena, word + TAKING);
        if (taking.takeOver(pid)) {
            if (large) {
                LargeMessages.takerDied(arena.stamp(slot), countOf(arena.get(word + HEAD)));
            }
            taking.releaseAbandoned();
        }
    }

    /** How many messages were ever put, modulo 2 to the 32. */
    int messagesPut() {
        return countOf(arena.get(word + TAIL));
    }

    int size() {
        long head = arena.get(word + HEAD);
        while (true) {
            int put = messagesPut();
            long headAfter = arena.get(word + HEAD);
            if (head == headAfter) {
                return put - countOf(head); // At the moment when the other was read.
            }
            head = headAfter;
        }
    }

    /**
     * Puts a message.
     *
     * @param number what whoever takes it is told
     * @param content not to be changed before this returns
     * @param end tells that nobody will take it
     * @return whether it was put in time
     * @throws IOException if nobody will take it, or if it is large and there is no room
     */
    boolean put(long number, byte[] content, BooleanSupplier end, Deadline deadline)
            throws IOException, InterruptedException {
        boolean large = content.length + HEADER > capacity / 2;
        int size = large ? capacity / 2 : sizeOf(content.length);
        if (!putting.acquire(deadline)) {
            return false;
        }
        try {
            if (!notFull.await(() -> hasRoomFor(size) || end.getAsBoolean(), deadline)) {
                return false;
            }
            if (end.getAsBoolean()) {
                throw new IOException("the other end of the pipe is closed");
            }
            long tail = arena.get(word + TAIL);
            int position = positionOf(tail);
            data.putInt(position & (capacity - 1), large ? -size : size);
            data.putInt((position + Integer.BYTES) & (capacity - 1), content.length);
            data.putLong((position + 2 * Integer.BYTES) & (capacity - 1), number);
            if (large) {
                arena.set(word + LARGE, 1);
                largePut.write(halfOf(position), countOf(tail), content);
            } else {
                copyIn(position + HEADER, content);
            }
            arena.set(word + TAIL, join(countOf(tail) + 1, position + size));
        } finally {
            putting.release();
        }
        notEmpty.wakeOne();
        return true;
    }

    /**
     * What was taken off a ring.
     *
     * @param number what {@link #put} was given
     * @param content of the caller alone
     */
    record Taken(long number, byte[] content) {}

    /**
     * Takes a message.
     *
     * @param end tells that none will come any more
     * @return the message, or null if none came in time, or none will come any more
     */
    Taken take(BooleanSupplier end, Deadline deadline) throws IOException, InterruptedException {
        return take(end, deadline, number -> {});
    }

    /**
     * Takes a message.
     *
     * @param beforeTaken told the message's number before the message is off the ring: a process that is killed has
     *     either been told of a message or left it for others
     */
    Taken take(BooleanSupplier end, Deadline deadline, LongConsumer beforeTaken)
            throws IOException, InterruptedException {
        if (!taking.acquire(deadline)) {
            return null;
        }
        Taken taken;
        try {
            if (!notEmpty.await(() -> size() != 0 || end.getAsBoolean(), deadline) || size() == 0) {
                return null;
            }
            long head = arena.get(word + HEAD);
            int position = positionOf(head);
            int size = data.getInt(position & (capacity - 1));
            int length = data.getInt((position + Integer.BYTES) & (capacity - 1));
            boolean large = size < 0;
            taken = new Taken(
                    data.getLong((position + 2 * Integer.BYTES) & (capacity - 1)),
                    large
                            ? largeTaken.read(halfOf(position), countOf(head), length)
                            : copyOut(position + HEADER, length));
            beforeTaken.accept(taken.number());
            arena.set(word + HEAD, join(countOf(head) + 1, position + Math.abs(size)));
            if (large) {
                largeTaken.taken(countOf(head), length);
            }
        } finally {
            taking.release();
        }
        notFull.wakeOne();
        return taken;
    }

    /** Waits until there is a message, and leaves it there. */
    boolean awaitMessage(BooleanSupplier end, Deadline deadline) throws InterruptedException {
        return taking.acquire(deadline) && awaitAndRelease(end, deadline);
    }

    private boolean awaitAndRelease(BooleanSupplier end, Deadline deadline) throws InterruptedException {
        try {
            return notEmpty.await(() -> size() != 0 || end.getAsBoolean(), deadline);
        } finally {
            taking.release();
        }
    }

    /** To be called when none will come any more: the one who waits for a message leaves, and lets the next look. */
    void wakeTaker() {
        notEmpty.wakeOne();
    }

    private boolean hasRoomFor(int size) {
        long head = arena.get(word + HEAD);
        long tail = arena.get(word + TAIL);
        return positionOf(tail) - positionOf(head) + size <= capacity && countOf(tail) - countOf(head) < maxMessages;
    }

    private static int sizeOf(int length) {
        return (length + HEADER + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private void copyIn(int position, byte[] bytes) {
        int start = position & (capacity - 1);
        int first = Math.min(bytes.length, capacity - start);
        data.put(start, bytes, 0, first);
        data.put(0, bytes, first, bytes.length - first);
    }

    private byte[] copyOut(int position, int length) {
        byte[] bytes = new byte[length];
        int start = position & (capacity - 1);
        int first = Math.min(length, capacity - start);
        data.get(start, bytes, 0, first);
        data.get(0, bytes, first, length - first);
        return bytes;
    }

    /** Of two large messages that are on the ring at a time the one begins where the other ends: the halves differ. */
    private int halfOf(int position) {
        return (position & capacity / 2) == 0 ? 0 : 1;
    }

    /** A count and a position in one word, so that one store changes both; both wrap around. */
    private static long join(int count, int position) {
        return (long) count << Integer.SIZE | Integer.toUnsignedLong(position);
    }

    private static int countOf(long word) {
        return (int) (word >>> Integer.SIZE);
    }

    private static int positionOf(long word) {
        return (int) word;
    }
}

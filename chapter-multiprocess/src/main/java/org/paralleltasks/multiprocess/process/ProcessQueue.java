package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;

/**
 * A queue between the threads of several processes: many put, many take, each item is taken once, in the order in which
 * the items were put. It has two bounds, a number of items and a number of bytes of their serial forms; {@code put} waits
 * while either is reached. An item of more than half of those bytes is kept apart and counts as half of them: so the
 * queue holds two such items at most. The memory of items of up to 4 MiB that were kept apart is kept for the next ones.
 *
 * <p>Items are serialized when they are put, in the putting thread: one that cannot be serialized is an exception there,
 * and the queue is as before. When a process is killed while it puts an item, the item is in the queue or not, but never
 * in part; an item that a process has taken is gone with it.
 *
 * <p>Whoever wants to know when all items were not only taken but dealt with calls {@link #join()}; those who take items
 * then call {@link #taskDone()} after each.
 *
 * @param <T> the type of the items; they must be serializable
 */
public final class ProcessQueue<T> extends SharedObject {
    /** The bytes of a queue for which nothing else is said. */
    public static final int DEFAULT_MEMORY = 1 << 20;

    private static final int MIN_MEMORY = 1 << 12;
    private static final int MAX_MEMORY = 1 << 30;

    private static final int DONE = MessageRing.FREE_WORD;
    private static final int JOINING = MessageRing.FREE_WORD + 1;

    private final int memory;
    private final int maxItems;

    private transient MessageRing ring;
    private transient WaitList joining;

    /** A queue of {@link #DEFAULT_MEMORY} and of any number of items. */
    public ProcessQueue() {
        this(Integer.MAX_VALUE, DEFAULT_MEMORY);
    }

    /**
     * A queue of {@link #DEFAULT_MEMORY}.
     *
     * @param maxItems the most items that it holds, at least 1
     */
    public ProcessQueue(int maxItems) {
        this(maxItems, DEFAULT_MEMORY);
    }

    /**
     * A queue with both bounds.
     *
     * @param maxItems the most items that it holds, at least 1
     * @param memory the most bytes that it holds, from 4 KiB to 1 GiB; rounded up to a power of two
     * @throws UncheckedIOException if there is no room for it
     */
    public ProcessQueue(int maxItems, int memory) {
        super(Kind.MESSAGES, MessageRing.SIZE);
        if (maxItems < 1 || memory < MIN_MEMORY || memory > MAX_MEMORY) {
            close();
            throw new IllegalArgumentException("a queue of " + maxItems + " items and " + memory
                    + " bytes: it must be at least 1 item, and " + MIN_MEMORY + " to " + MAX_MEMORY + " bytes");
        }
        this.maxItems = maxItems;
        this.memory = Integer.highestOneBit(2 * memory - 1);
        try {
            ring = MessageRing.create(arena(), slot(), stamp(), this.memory, maxItems);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("cannot make a queue: " + e.getMessage(), e);
        }
        joining = new WaitList(arena(), word(JOINING));
    }

    @Override
    void bind() throws IOException {
        ring = MessageRing.open(arena(), slot(), stamp(), memory, maxItems);
        joining = new WaitList(arena(), word(JOINING));
    }

    /**
     * Puts an item; waits while the queue is full.
     *
     * @param item what to put, serializable, not null
     * @throws IllegalArgumentException if it cannot be serialized, or is larger than 256 MiB
     * @throws UncheckedIOException if it is to be kept apart and there is no room for it; the item was not put
     * @throws InterruptedException if the thread is interrupted while it waits; the item was not put
     */
    public void put(T item) throws InterruptedException {
        put(item, Deadline.never());
    }

    /**
     * Puts an item if the queue is not full for longer than a time.
     *
     * @param item what to put, serializable, not null
     * @param timeout the longest time to wait; with zero or less this only tries
     * @return whether it was put
     * @throws IllegalArgumentException if it cannot be serialized, or is larger than 256 MiB
     * @throws UncheckedIOException if it is to be kept apart and there is no room for it; the item was not put
     * @throws InterruptedException if the thread is interrupted while it waits; the item was not put
     */
    public boolean offer(T item, Duration timeout) throws InterruptedException {
        return put(item, Deadline.in(timeout));
    }

    private boolean put(T item, Deadline deadline) throws InterruptedException {
        requireOpen();
        Message message = Message.of(Objects.requireNonNull(item, "item"));
        try {
            return ring.put(message.kind(), message.content(), () -> false, deadline);
        } catch (IOException e) {
            throw new UncheckedIOException("no room for an item of " + message.content().length + " bytes", e);
        }
    }

    /**
     * Takes the item that was put first; waits for one.
     *
     * @return the item
     * @throws UncheckedIOException if an item was taken that cannot be read; the next one can
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public T take() throws InterruptedException {
        return take(Deadline.never());
    }

    /**
     * Takes the item that was put first if there is one within a time.
     *
     * @param timeout the longest time to wait; with zero or less this only looks
     * @return the item, or null if there was none in time
     * @throws UncheckedIOException if an item was taken that cannot be read; the next one can
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public T poll(Duration timeout) throws InterruptedException {
        return take(Deadline.in(timeout));
    }

    @SuppressWarnings("unchecked") // Only items of type T are put.
    private T take(Deadline deadline) throws InterruptedException {
        requireOpen();
        try {
            MessageRing.Taken message = ring.take(() -> false, deadline);
            return message == null ? null : (T) new Message((int) message.number(), message.content()).toObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an item that cannot be read: " + e.getMessage(), e);
        } catch (ClassNotFoundException e) {
            throw new UncheckedIOException(new IOException("an item of a class not known here: " + e.getMessage(), e));
        }
    }

    /**
     * How many items are in the queue at this moment.
     *
     * @return the number
     */
    public int size() {
        requireOpen();
        return ring.size();
    }

    /**
     * Tells that an item that was taken has been dealt with.
     *
     * @throws IllegalStateException if that was told of all items already
     */
    public void taskDone() {
        requireOpen();
        long done;
        do {
            done = arena().get(word(DONE));
            if ((int) done == ring.messagesPut()) {
                throw new IllegalStateException("taskDone() was called more often than items were put");
            }
        } while (!arena().compareAndSet(word(DONE), done, done + 1));
        if (isAllDone()) {
            joining.wakeAll();
        }
    }

    /**
     * Waits until {@link #taskDone()} was called for each item that was put.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void join() throws InterruptedException {
        requireOpen();
        joining.await(this::isAllDone, Deadline.never());
    }

    /**
     * Waits as {@link #join()} does, but not longer than a time.
     *
     * @param timeout the longest time to wait; with zero or less this only looks
     * @return whether all was done in time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean join(Duration timeout) throws InterruptedException {
        requireOpen();
        return joining.await(this::isAllDone, Deadline.in(timeout));
    }

    /** Both counts wrap around in the same way. */
    private boolean isAllDone() {
        return (int) arena().get(word(DONE)) == ring.messagesPut();
    }

    private void readObject(ObjectInputStream stream) throws IOException, ClassNotFoundException {
        stream.defaultReadObject();
        bind();
    }
}

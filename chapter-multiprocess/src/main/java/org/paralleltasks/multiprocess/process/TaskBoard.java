package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;

/**
 * The tasks of a pool that its workers may begin, in shared memory: a ring of messages, and for each task a claim that
 * says whether it is still to be had. Whoever changes the claim first has the task: the worker that begins it, or the
 * pool that withdraws it. The claim of a worker stands before the message is off the ring, so that a killed worker has
 * either claimed a task or left it for others.
 */
final class TaskBoard extends SharedObject {
    /** How many tasks there may be at a time that are posted or being run. */
    static final int PLACES = 128;

    private static final int MEMORY = 1 << 20;

    /** A claim is the task's number, and 0 or the pid of the worker that has begun it. */
    private static final int PID_BITS = 24;

    /** The number of a message is the task's number and its place. */
    private static final int PLACE_BITS = 8;

    /** Not 0 when the workers are to end. */
    private static final int ENDED = MessageRing.FREE_WORD;

    private transient MessageRing ring;

    /** Used by a worker's one thread alone: what the last message taken was. */
    private transient long claimed;

    /** @throws UncheckedIOException if there is no room for it */
    TaskBoard() {
        super(Kind.MESSAGES, MessageRing.SIZE + PLACES);
        try {
            MessageRing.create(stamp(), MEMORY);
            bind();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("cannot make a pool: " + e.getMessage(), e);
        }
    }

    @Override
    void bind() throws IOException {
        ring = MessageRing.open(arena(), slot(), stamp(), MEMORY, Integer.MAX_VALUE, this::requireOpen);
    }

    /**
     * Posts a task, if there is room for it now.
     *
     * @param number the task's, from 1
     * @param place from 0 to {@link #PLACES}, free
     */
    boolean post(long number, int place, byte[] task) throws IOException, InterruptedException {
        arena().set(claim(place), number << PID_BITS);
        boolean posted = false;
        try {
            posted = ring.put(number << PLACE_BITS | place, task, () -> false, Deadline.now());
            return posted;
        } finally {
            if (!posted) {
                arena().set(claim(place), 0);
            }
        }
    }

    /** Has each worker end when there is no task left on the board. Does not wait, not even for room on the board. */
    void end() {
        arena().set(word(ENDED), 1);
        ring.wakeTaker();
    }

    private boolean isEnded() {
        return arena().get(word(ENDED)) != 0;
    }

    /** Withdraws a task. Returns whether no worker has begun it, and none will. */
    boolean withdraw(long number, int place) {
        return arena().compareAndSet(claim(place), number << PID_BITS, 0);
    }

    /** The pid of the worker that has begun a task; 0 where none has. */
    long runner(long number, int place) {
        long claim = arena().get(claim(place));
        return claim >>> PID_BITS == number ? claim & ((1L << PID_BITS) - 1) : 0;
    }

    /** For a worker: waits for a task. Returns null when it is to end. */
    Taken take() throws IOException, InterruptedException {
        MessageRing.Taken taken = ring.take(this::isEnded, Deadline.never(), this::tryClaim);
        return taken == null ? null : new Taken(claimed, taken.content());
    }

    /**
     * What a worker has taken off the board.
     *
     * @param number the task's; negative for one that was withdrawn, or claimed by a worker that was then killed
     * @param task the task, to be ignored unless the number is positive
     */
    record Taken(long number, byte[] task) {}

    private void tryClaim(long message) {
        long number = message >>> PLACE_BITS;
        int claim = claim((int) message & ((1 << PLACE_BITS) - 1));
        long pid = ProcessHandle.current().pid();
        boolean ours = arena().compareAndSet(claim, number << PID_BITS, number << PID_BITS | pid);
        claimed = ours ? number : -number;
    }

    private int claim(int place) {
        return word(MessageRing.SIZE + place);
    }

    private void readObject(ObjectInputStream stream) throws IOException, ClassNotFoundException {
        stream.defaultReadObject();
        bind();
    }
}

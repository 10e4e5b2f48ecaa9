package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A number of permits for the threads of several processes.
 *
 * <p>The permits of a {@link #ProcessSemaphore(int) bounded} semaphore belong to the process that has acquired them: only
 * it can release them, and when it ends, in whatever way, or closes the semaphore, they are free again. Such a semaphore guards a number of equal
 * things. A {@link #counting(int) counting} semaphore is a mere number, which any process may raise; it is for telling
 * others that something is there. Permits that were acquired from it by a process that then died are gone.
 */
public final class ProcessSemaphore extends SharedObject {
    /** The most permits of a bounded semaphore. */
    public static final int MAX_BOUNDED = 10_000;

    private static final int WAITERS = 0;
    private static final int LIMIT = 1;
    private static final int COUNT = 2;

    /** Of a bounded semaphore: for each permit the pid of the process that has it, or 0. */
    private static final int FIRST_OWNER = 3;

    private final int limit;
    private transient WaitList waiters;
    private transient BooleanSupplier attempt;

    /**
     * A bounded semaphore.
     *
     * @param permits how many there are, from 1 to {@link #MAX_BOUNDED}
     */
    public ProcessSemaphore(int permits) {
        super(Kind.OWNED_PERMITS, FIRST_OWNER + requireBetween(1, permits, MAX_BOUNDED));
        limit = permits;
        arena().set(word(LIMIT), permits);
        bind();
    }

    private ProcessSemaphore(long permits) {
        super(Kind.OTHER, FIRST_OWNER);
        limit = 0;
        arena().set(word(COUNT), permits);
        bind();
    }

    /**
     * A counting semaphore.
     *
     * @param permits how many there are at first, not negative
     * @return a new semaphore
     */
    public static ProcessSemaphore counting(int permits) {
        return new ProcessSemaphore((long) requireBetween(0, permits, Integer.MAX_VALUE));
    }

    private static int requireBetween(int least, int permits, int most) {
        if (permits < least || permits > most) {
            throw new IllegalArgumentException(permits + " permits: it must be " + least + " to " + most);
        }
        return permits;
    }

    @Override
    void bind() {
        waiters = new WaitList(arena(), word(WAITERS), this::requireOpen);
        attempt = limit > 0 ? this::tryOwn : this::tryCount;
    }

    /**
     * Acquires a permit; waits for one if none is free.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void acquire() throws InterruptedException {
        await(Deadline.never());
    }

    /**
     * Acquires a permit if one is free.
     *
     * @return whether it did
     */
    public boolean tryAcquire() {
        enter();
        try {
            return attempt.getAsBoolean();
        } finally {
            leave();
        }
    }

    /**
     * Acquires a permit if one is free within a time.
     *
     * @param timeout the longest time to wait; with zero or less this only tries
     * @return whether it did
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        return await(Deadline.in(timeout));
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        enter();
        try {
            return waiters.await(attempt, deadline);
        } finally {
            leave();
        }
    }

    /**
     * Releases a permit.
     *
     * @throws IllegalStateException if the semaphore is bounded and this process has no permit of it
     */
    public void release() {
        enter();
        try {
            if (limit == 0) {
                arena().getAndAdd(word(COUNT), 1);
            } else if (!exchangeOwner(ProcessHandle.current().pid(), 0)) {
                throw new IllegalStateException("this process has no permit of this semaphore");
            }
            waiters.wakeOne();
        } finally {
            leave();
        }
    }

    /**
     * Releases permits, one after the other.
     *
     * @param permits how many, not negative
     */
    public void release(int permits) {
        requireBetween(0, permits, Integer.MAX_VALUE);
        for (int i = 0; i < permits; i++) {
            release();
        }
    }

    /**
     * How many permits are free at this moment.
     *
     * @return the number
     */
    public int availablePermits() {
        requireOpen();
        if (limit == 0) {
            return (int) Math.min(Integer.MAX_VALUE, arena().get(word(COUNT)));
        }
        int free = 0;
        for (int i = 0; i < limit; i++) {
            if (arena().get(word(FIRST_OWNER + i)) == 0) {
                free++;
            }
        }
        return free;
    }

    private boolean tryCount() {
        int word = word(COUNT);
        long count = arena().get(word);
        while (count > 0) {
            if (arena().compareAndSet(word, count, count - 1)) {
                return true;
            }
            count = arena().get(word);
        }
        return false;
    }

    private boolean tryOwn() {
        return exchangeOwner(0, ProcessHandle.current().pid());
    }

    private boolean exchangeOwner(long from, long to) {
        for (int i = 0; i < limit; i++) {
            int word = word(FIRST_OWNER + i);
            if (arena().get(word) == from && arena().compareAndSet(word, from, to)) {
                return true;
            }
        }
        return false;
    }

    @Override
    void releaseWhatIsOwnedHere() {
        if (limit > 0) {
            ownerMayHaveDied(arena(), slot(), ProcessHandle.current().pid());
        }
    }

    /** Frees the permits of a process that has died. */
    static void ownerMayHaveDied(Arena arena, int slot, long pid) {
        int first = Arena.firstWord(slot);
        WaitList waiters = new WaitList(arena, first + WAITERS);
        int permits = (int) arena.get(first + LIMIT);
        for (int i = 0; i < permits; i++) {
            if (arena.compareAndSet(first + FIRST_OWNER + i, pid, 0)) {
                waiters.wakeOne();
            }
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        bind();
    }
}

package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.Duration;

/**
 * A flag on which threads of several processes wait. It is down at first; {@link #set()} raises it and lets all go who
 * wait, and those who come later, until {@link #clear()} takes it down again. Whoever waits when it is raised goes on,
 * also when it is taken down at once.
 */
public final class ProcessEvent extends SharedObject {
    /**
     * The flag in the lowest bit, above it how often it was raised. Both in one word: a waiter that saw one of them ahead of
     * the other could go on and take the flag down before it is up, and it would then stay up.
     */
    private static final int STATE = 0;

    private static final int WAITERS = 1;
    private static final int SIZE = 2;

    private static final long UP = 1;
    private static final long ONCE_MORE = 2;

    private transient WaitList waiters;

    /** An event whose flag is down. */
    public ProcessEvent() {
        super(Kind.OTHER, SIZE);
        bind();
    }

    @Override
    void bind() {
        waiters = new WaitList(arena(), word(WAITERS), this::requireOpen);
    }

    /** Raises the flag. */
    public void set() {
        requireOpen();
        long state;
        do {
            state = arena().get(word(STATE));
        } while (!arena().compareAndSet(word(STATE), state, (state | UP) + ONCE_MORE));
        waiters.wakeAll();
    }

    /** Takes the flag down. */
    public void clear() {
        requireOpen();
        long state;
        do {
            state = arena().get(word(STATE));
        } while (!arena().compareAndSet(word(STATE), state, state & ~UP));
    }

    /**
     * Whether the flag is up.
     *
     * @return whether it is
     */
    public boolean isSet() {
        requireOpen();
        return (arena().get(word(STATE)) & UP) != 0;
    }

    /**
     * Waits until the flag is raised; returns at once where it is up.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void await() throws InterruptedException {
        await(Deadline.never());
    }

    /**
     * Waits until the flag is raised, but not longer than a time.
     *
     * @param timeout the longest time to wait; with zero or less this only looks
     * @return whether it was up or was raised
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Deadline.in(timeout));
    }

    /**
     * How many threads, of all processes, wait at this moment. A thread that is about to wait counts from when the next
     * {@link #set()} certainly lets it go.
     *
     * @return the number
     */
    public int getNumberWaiting() {
        requireOpen();
        return waiters.size();
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        enter();
        try {
            long before = arena().get(word(STATE));
            return waiters.await(() -> isUpOrWasRaisedSince(before), deadline);
        } finally {
            leave();
        }
    }

    private boolean isUpOrWasRaisedSince(long before) {
        long state = arena().get(word(STATE));
        return (state & UP) != 0 || (state & ~UP) != (before & ~UP);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        bind();
    }
}

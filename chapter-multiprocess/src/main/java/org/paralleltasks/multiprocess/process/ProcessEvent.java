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
    private static final int FLAG = 0;
    private static final int TIMES_RAISED = 1;
    private static final int WAITERS = 2;
    private static final int SIZE = 3;

    private transient WaitList waiters;

    /** An event whose flag is down. */
    public ProcessEvent() {
        super(Kind.OTHER, SIZE);
        bind();
    }

    @Override
    void bind() {
        waiters = new WaitList(arena(), word(WAITERS));
    }

    /** Raises the flag. */
    public void set() {
        requireOpen();
        arena().getAndAdd(word(TIMES_RAISED), 1);
        arena().set(word(FLAG), 1);
        waiters.wakeAll();
    }

    /** Takes the flag down. */
    public void clear() {
        requireOpen();
        arena().set(word(FLAG), 0);
    }

    /**
     * Whether the flag is up.
     *
     * @return whether it is
     */
    public boolean isSet() {
        requireOpen();
        return arena().get(word(FLAG)) != 0;
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
        requireOpen();
        long before = arena().get(word(TIMES_RAISED));
        return waiters.await(() -> arena().get(word(FLAG)) != 0 || arena().get(word(TIMES_RAISED)) != before, deadline);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        bind();
    }
}

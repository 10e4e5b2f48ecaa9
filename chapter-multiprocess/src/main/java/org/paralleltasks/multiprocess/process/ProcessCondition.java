package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;

/**
 * A condition of a {@link ProcessLock}, on which threads of several processes wait until another one signals. All methods
 * but {@code close} throw {@link IllegalMonitorStateException} unless the calling thread owns the lock.
 *
 * <p>As with every condition, wait in a loop that looks at what you wait for, or use {@link #awaitUntil(BooleanSupplier,
 * Duration)}. Those who have waited longest are signalled first. A signal given to a process that then dies goes to the
 * next who waits.
 */
public final class ProcessCondition extends SharedObject implements Condition {
    private static final int WAITERS = 0;
    private static final int SIZE = 1;

    private static final long NOT_RELEASED = -1;

    private final ProcessLock lock;
    private transient WaitList waiters;

    ProcessCondition(ProcessLock lock) {
        super(Kind.OTHER, SIZE);
        this.lock = lock;
        bind();
    }

    @Override
    void bind() {
        waiters = new WaitList(arena(), word(WAITERS), () -> {
            requireOpen();
            lock.requireOpen();
        });
    }

    @Override
    public void await() throws InterruptedException {
        signalled(Deadline.never());
    }

    @Override
    public void awaitUninterruptibly() {
        try {
            signalled(Deadline.neverUninterruptible());
        } catch (InterruptedException e) {
            throw new AssertionError("an uninterruptible wait was interrupted", e);
        }
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
        Deadline deadline = Deadline.in(nanos);
        signalled(deadline);
        return deadline.remaining();
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return signalled(Deadline.in(unit.toNanos(time)));
    }

    /**
     * Waits to be signalled, but not longer than a time.
     *
     * @param timeout the longest time to wait; with zero or less this returns false at once
     * @return whether it was signalled in time
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean await(Duration timeout) throws InterruptedException {
        return signalled(Deadline.in(timeout));
    }

    @Override
    public boolean awaitUntil(Date deadline) throws InterruptedException {
        long now = System.currentTimeMillis();
        return signalled(Deadline.in(Duration.ofMillis(Math.max(now, deadline.getTime()) - now)));
    }

    /**
     * Waits until something is true, which is looked at before the first wait and after each signal.
     *
     * @param predicate what to wait for; called with the lock held
     * @param timeout the longest time to wait in total
     * @return the predicate's last value: false only when the time is over
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitUntil(BooleanSupplier predicate, Duration timeout) throws InterruptedException {
        requireLock();
        Deadline deadline = Deadline.in(timeout);
        while (!predicate.getAsBoolean()) {
            if (!signalled(deadline) && deadline.isOver()) {
                return predicate.getAsBoolean();
            }
        }
        return true;
    }

    @Override
    public void signal() {
        signal(1);
    }

    /**
     * Wakes up to that many of those who wait.
     *
     * @param count how many, not negative
     */
    public void signal(int count) {
        requireLock();
        if (count < 0) {
            throw new IllegalArgumentException("cannot signal " + count + " threads");
        }
        for (int i = 0; i < count && waiters.wakeOne(); i++) {
            // Each call wakes one.
        }
    }

    @Override
    public void signalAll() {
        requireLock();
        waiters.wakeAll();
    }

    private boolean signalled(Deadline deadline) throws InterruptedException {
        requireLock();
        if (deadline.isInterrupted()) {
            throw new InterruptedException();
        }
        long[] holds = {NOT_RELEASED};
        enter();
        try {
            return waiters.awaitNotification(() -> holds[0] = lock.releaseAll(), deadline);
        } finally {
            try {
                takeBack(holds[0]);
            } finally {
                deadline.restoreInterrupt();
                leave();
            }
        }
    }

    private void takeBack(long holds) {
        if (holds != NOT_RELEASED) {
            lock.takeBack(holds);
        }
    }

    private void requireLock() {
        requireOpen();
        lock.requireOwned();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        bind();
    }
}

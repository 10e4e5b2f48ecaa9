package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;

/**
 * A lock for the threads of several processes. It is owned by the thread that took it, in the process that it runs in.
 * {@link #ProcessLock()} makes one that its owner cannot take again, {@link #reentrant()} one that it can.
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *     ... // at most one thread of all processes is here
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 *
 * <p>A lock whose owner's process has ended, in whatever way, or whose owner closes it, is freed for the next; {@link
 * #previousOwnerDied()} tells that one, since what the lock guards may be half changed. A thread that ends without its
 * process leaves its locks taken.
 *
 * <p>The lock is not fair. What a thread wrote to shared files or objects before {@code unlock} is seen by the thread that
 * locks next.
 */
public final class ProcessLock extends SharedObject implements Lock {
    private final boolean reentrant;
    private transient LockWords words;

    /** The thread of this process that owns the lock, if one does. It is a user of this object until it has released it. */
    private transient AtomicReference<Thread> owner;

    /**
     * A lock that its owner cannot take again: {@link #lock()} is then an {@link IllegalMonitorStateException}, not a wait for
     * ever, and {@link #tryLock()} is false.
     */
    public ProcessLock() {
        this(false);
    }

    private ProcessLock(boolean reentrant) {
        super(Kind.LOCK, LockWords.SIZE);
        this.reentrant = reentrant;
        bind();
    }

    /**
     * A lock that its owner may take again; it must be unlocked as often as it was locked.
     *
     * @return a new lock
     */
    public static ProcessLock reentrant() {
        return new ProcessLock(true);
    }

    @Override
    void bind() {
        words = new LockWords(arena(), word(0), this::requireOpen);
        owner = new AtomicReference<>();
    }

    /** Frees the lock where a process that has died holds it. */
    static void ownerMayHaveDied(Arena arena, int slot, long pid) {
        new LockWords(arena, Arena.firstWord(slot)).ownerMayHaveDied(pid);
    }

    /**
     * Takes the lock; waits for it without heeding interrupts.
     *
     * @throws IllegalMonitorStateException if the calling thread owns it already and it is not re-entrant
     */
    @Override
    public void lock() {
        if (!tryTake() && !again()) {
            enter();
            take();
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        throwIfInterrupted();
        if (!again()) {
            await(Deadline.never());
        }
    }

    @Override
    public boolean tryLock() {
        requireOpen();
        if (words.isMine()) {
            return reentrant && again();
        }
        return tryTake();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        throwIfInterrupted();
        return again() || await(Deadline.in(unit.toNanos(time)));
    }

    /**
     * Takes the lock if that is possible within a time.
     *
     * @param timeout the longest time to wait; with zero or less this only tries
     * @return whether the calling thread has it now
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean tryLock(Duration timeout) throws InterruptedException {
        throwIfInterrupted();
        return again() || await(Deadline.in(timeout));
    }

    /**
     * Releases the lock, as often as it was taken if it is re-entrant. The owner can do this also when another thread of its
     * process has closed the lock.
     *
     * @throws IllegalMonitorStateException if the calling thread does not own it
     */
    @Override
    public void unlock() {
        requireOwned();
        if (reentrant && words.holds() > 0) {
            words.setHolds(words.holds() - 1);
        } else {
            owner.setRelease(null);
            words.release();
            leave();
        }
    }

    /**
     * Lets go of this lock in this process, as {@link SharedObject#close()} says. If the calling thread owns the lock, or one
     * that has ended, it is given up, as if the process had ended: the next owner learns so from {@link
     * #previousOwnerDied()}. Another thread that owns the lock does so until it calls {@link #unlock()}.
     */
    @Override
    public void close() {
        super.close();
        Thread thread = owner.get();
        boolean willUnlock = thread != null && thread != Thread.currentThread() && thread.isAlive();
        if (thread != null && !willUnlock && owner.compareAndSet(thread, null)) {
            words.releaseAbandoned();
            leave();
        }
    }

    /**
     * A condition of this lock.
     *
     * @return a new condition
     */
    @Override
    public ProcessCondition newCondition() {
        requireOpen();
        return new ProcessCondition(this);
    }

    /**
     * Whether the process that owned this lock before the caller ended, or closed it, without releasing it. It stays true
     * for the next owners until one of them calls {@link #unlock()} for the last time.
     *
     * @return whether what the lock guards may be half changed
     * @throws IllegalMonitorStateException if the calling thread does not own the lock
     */
    public boolean previousOwnerDied() {
        requireOwned();
        return words.wasAbandoned();
    }

    /**
     * Whether the calling thread owns this lock.
     *
     * @return whether it does
     */
    public boolean isHeldByCurrentThread() {
        requireInUse();
        if (words.isMine()) {
            return true;
        }
        requireOpen();
        return false;
    }

    @Override
    public String toString() {
        return (reentrant ? "re-entrant " : "") + "ProcessLock[" + (words.isHeld() ? "locked]" : "unlocked]");
    }

    void requireOwned() {
        if (!isHeldByCurrentThread()) {
            throw new IllegalMonitorStateException("this thread does not own the lock");
        }
    }

    /**
     * For a condition: releases the lock wholly, to be taken back by the same thread. Returns how often it was taken again,
     * as {@link #takeBack} needs it.
     */
    long releaseAll() {
        long holds = words.holds();
        words.setHolds(0);
        owner.setRelease(null);
        words.releaseForAWhile();
        return holds;
    }

    /** Throws if the lock was closed meanwhile: then it is not the calling thread's any more. */
    void takeBack(long holds) {
        take();
        words.setHolds(holds);
    }

    private boolean tryTake() {
        enter();
        return ownOrLeave(words.tryAcquire());
    }

    /** For a thread that is a user of this object already. */
    private void take() {
        boolean taken = false;
        try {
            words.acquireUninterruptibly();
            taken = true;
        } finally {
            ownOrLeave(taken);
        }
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        enter();
        boolean taken = false;
        try {
            taken = words.acquire(deadline);
        } finally {
            ownOrLeave(taken);
        }
        return taken;
    }

    /** For a user of this object that has tried to take the lock. One that was closed meanwhile is left to other processes. */
    private boolean ownOrLeave(boolean taken) {
        if (taken && !isClosed()) {
            owner.setRelease(Thread.currentThread());
            return true;
        }
        if (taken) {
            words.releaseForAWhile();
        }
        leave();
        if (taken) {
            throw closedException();
        }
        return false;
    }

    /** Takes the lock once more where the calling thread owns it. */
    private boolean again() {
        requireOpen();
        if (!words.isMine()) {
            return false;
        }
        if (!reentrant) {
            throw new IllegalMonitorStateException("this thread owns the lock already, and it is not a re-entrant one");
        }
        words.setHolds(words.holds() + 1);
        return true;
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        bind();
    }
}

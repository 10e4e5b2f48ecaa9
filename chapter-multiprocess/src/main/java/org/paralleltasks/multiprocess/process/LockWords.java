package org.paralleltasks.multiprocess.process;

/**
 * A lock in the arena, owned by a thread of a process: the owner, the list of those who wait, how often the owner has
 * taken it, and whether an owner died with it.
 */
final class LockWords {
    /** How many words it takes. */
    static final int SIZE = 4;

    private static final int OWNER = 0;
    private static final int WAITERS = 1;
    private static final int HOLDS = 2;
    private static final int ABANDONED = 3;

    /** An owner is a pid, of at most 22 bits on Linux, and the JVM's number of the thread. */
    private static final int THREAD_BITS = 40;

    /** In place of a thread's number, which begin with 1. */
    private static final long NO_THREAD = 0;

    private static final long PID_PART = ProcessHandle.current().pid() << THREAD_BITS;

    private final Arena arena;
    private final int word;
    private final WaitList waiters;

    LockWords(Arena arena, int word) {
        this.arena = arena;
        this.word = word;
        this.waiters = new WaitList(arena, word + WAITERS);
    }

    private static long self() {
        return PID_PART | Thread.currentThread().getId();
    }

    boolean tryAcquire() {
        return arena.get(word + OWNER) == 0 && arena.compareAndSet(word + OWNER, 0, self());
    }

    boolean acquire(Deadline deadline) throws InterruptedException {
        return tryAcquire() || waiters.await(this::tryAcquire, deadline);
    }

    void acquireUninterruptibly() {
        try {
            if (!tryAcquire() && !acquire(Deadline.neverUninterruptible())) {
                throw new AssertionError("a wait without an end has ended");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("an uninterruptible wait was interrupted", e);
        }
    }

    boolean isMine() {
        return arena.get(word + OWNER) == self();
    }

    boolean isHeld() {
        return arena.get(word + OWNER) != 0;
    }

    /** The rest is for the owner. */
    void release() {
        if (arena.get(word + ABANDONED) != 0) {
            arena.set(word + ABANDONED, 0);
        }
        arena.set(word + OWNER, 0);
        waiters.wakeOne();
    }

    long holds() {
        return arena.get(word + HOLDS);
    }

    void setHolds(long holds) {
        arena.set(word + HOLDS, holds);
    }

    boolean wasAbandoned() {
        return arena.get(word + ABANDONED) != 0;
    }

    /** Frees the lock where a process that has died holds it. */
    void ownerMayHaveDied(long pid) {
        if (takeOver(pid)) {
            releaseAbandoned();
        }
    }

    /**
     * Takes the lock over from a process that has died. Of several that try one succeeds; should its process be killed
     * too, the lock is one of those that this one holds.
     *
     * @return whether the dead process held it, and the caller does now
     */
    boolean takeOver(long pid) {
        long owner = arena.get(word + OWNER);
        return owner >>> THREAD_BITS == pid && arena.compareAndSet(word + OWNER, owner, PID_PART | NO_THREAD);
    }

    /** Releases what was taken over, and leaves word for the next owner. */
    void releaseAbandoned() {
        arena.set(word + HOLDS, 0);
        arena.set(word + ABANDONED, 1);
        arena.set(word + OWNER, 0);
        waiters.wakeOne();
    }
}

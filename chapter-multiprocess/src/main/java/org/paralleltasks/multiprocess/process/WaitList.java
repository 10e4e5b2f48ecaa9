package org.paralleltasks.multiprocess.process;

import java.util.function.BooleanSupplier;

/**
 * The threads, of all processes, that wait for one thing. It is one word of the arena: 0 where certainly nobody waits,
 * which is all that a thread has to read that would wake somebody. Who waits stands in the table of parkers.
 *
 * <p>A thread that begins to wait writes a number never used before. Whoever finds nobody puts 0 only in the place of the
 * number that it had read before it looked: so it cannot wipe out one that came meanwhile.
 */
final class WaitList {
    /** How often a thread looks again before it sleeps; the thing often comes within that time. */
    private static final int SPINS = 100;

    private final Arena arena;
    private final int word;
    private final Runnable check;

    /**
     * The list of those who wait in this process too.
     *
     * @param check called before a thread sleeps and after it; throws where the wait is to end, such as when what it waits
     *     for was closed, see {@link Parker#wakeAllOf}
     */
    WaitList(Arena arena, int word, Runnable check) {
        this.arena = arena;
        this.word = word;
        this.check = check;
    }

    /** The list for a thread that only wakes others. */
    WaitList(Arena arena, int word) {
        this(arena, word, () -> {});
    }

    /**
     * Waits until an attempt succeeds.
     *
     * @param attempt what to try; it must succeed at most once, and whoever makes it possible must call {@link #wakeOne}
     *     or {@link #wakeAll} afterwards
     * @return whether it succeeded in time
     * @throws InterruptedException if the thread is interrupted, and the deadline allows it
     */
    boolean await(BooleanSupplier attempt, Deadline deadline) throws InterruptedException {
        for (int i = 0; i < SPINS; i++) {
            if (attempt.getAsBoolean()) {
                return true;
            }
            Thread.onSpinWait();
        }
        Parker parker = Parker.borrow(arena);
        long ticket = arena.nextTicket();
        boolean notified = false;
        try {
            while (true) {
                list(parker, ticket);
                if (attempt.getAsBoolean()) {
                    return true;
                }
                check.run();
                parker.park(deadline.remaining());
                notified = parker.stopWaiting();
                if (attempt.getAsBoolean()) {
                    notified = false;
                    return true;
                }
                check.run();
                if (deadline.isInterrupted()) {
                    throw new InterruptedException();
                }
                if (deadline.isOver()) {
                    return false;
                }
                notified = false;
            }
        } finally {
            if (parker.stopWaiting() || notified) {
                wakeOne(); // It was for somebody, and this thread does not need it, or has done without it.
            }
            parker.giveBack();
            deadline.restoreInterrupt();
        }
    }

    /** Puts the calling thread on the list. Whoever makes an attempt possible after that will find it there. */
    private void list(Parker parker, long ticket) {
        parker.startWaiting(word, ticket);
        arena.set(word, arena.nextTicket());
    }

    /**
     * Waits to be notified, by a call of {@link #wakeOne} or {@link #wakeAll} that begins after this one has called
     * {@code afterListing}.
     *
     * @param afterListing run as soon as this thread is on the list
     * @return whether it was notified in time
     * @throws InterruptedException as above
     */
    boolean awaitNotification(Runnable afterListing, Deadline deadline) throws InterruptedException {
        Parker parker = Parker.borrow(arena);
        try {
            list(parker, arena.nextTicket());
            afterListing.run();
            boolean interrupted = false;
            while (!parker.isNotified() && !interrupted && !deadline.isOver()) {
                check.run();
                parker.park(deadline.remaining());
                interrupted = deadline.isInterrupted();
            }
            if (interrupted) {
                throw new InterruptedException();
            }
            return parker.stopWaiting();
        } finally {
            if (parker.stopWaiting()) {
                wakeOne(); // It was for somebody, and this thread ends in another way.
            }
            parker.giveBack();
            deadline.restoreInterrupt();
        }
    }

    /** How many threads sleep at this moment, or are about to. */
    int size() {
        int size = 0;
        int end = arena.usedParkers();
        for (int number = 0; number < end; number++) {
            int parker = Arena.parker(number);
            if (isWaiting(parker, arena.get(parker + Parker.STATE))) {
                size++;
            }
        }
        return size;
    }

    /** The list is read after the state: with a state that is still there later it belongs together. */
    private boolean isWaiting(int parker, long state) {
        return Parker.isWaiting(state) && arena.get(parker + Parker.LIST) == word;
    }

    /** Wakes the thread that has waited longest, if there is one. Returns whether there was. */
    boolean wakeOne() {
        for (long seen = arena.get(word); seen != 0; seen = arena.get(word)) {
            int longest = notifyLongest();
            if (longest >= 0) {
                Parker.ring(longest);
                return true;
            }
            if (arena.compareAndSet(word, seen, 0)) {
                return false;
            }
        }
        return false;
    }

    void wakeAll() {
        while (wakeOne()) {
            // Each call takes one off the list.
        }
    }

    /** Takes the longest waiting off the list and returns its number, or -1. */
    private int notifyLongest() {
        while (true) {
            int found = -1;
            long stateOfFound = 0;
            int end = arena.usedParkers();
            for (int number = 0; number < end; number++) {
                int parker = Arena.parker(number);
                long state = arena.get(parker + Parker.STATE);
                if (isWaiting(parker, state) && (found < 0 || Parker.ticketOf(state) < Parker.ticketOf(stateOfFound))) {
                    found = number;
                    stateOfFound = state;
                }
            }
            if (found < 0 || Parker.tryNotify(arena, found, stateOfFound)) {
                return found;
            }
        }
    }
}

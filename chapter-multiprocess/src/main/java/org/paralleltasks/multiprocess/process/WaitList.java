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

    WaitList(Arena arena, int word) {
        this.arena = arena;
        this.word = word;
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
        try {
            while (true) {
                parker.startWaiting(word, ticket);
                arena.set(word, arena.nextTicket());
                if (attempt.getAsBoolean()) {
                    parker.stopWaiting();
                    return true;
                }
                parker.park(deadline.remaining());
                boolean notified = parker.stopWaiting();
                if (attempt.getAsBoolean()) {
                    return true;
                }
                boolean interrupted = deadline.isInterrupted();
                if (interrupted || deadline.isOver()) {
                    if (notified) {
                        wakeOne(); // It was for somebody, and this thread does not take it.
                    }
                    if (interrupted) {
                        throw new InterruptedException();
                    }
                    return false;
                }
            }
        } finally {
            parker.giveBack();
            deadline.restoreInterrupt();
        }
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
            parker.startWaiting(word, arena.nextTicket());
            arena.set(word, arena.nextTicket());
            afterListing.run();
            boolean interrupted = false;
            while (!parker.isNotified() && !interrupted && !deadline.isOver()) {
                parker.park(deadline.remaining());
                interrupted = deadline.isInterrupted();
            }
            boolean notified = parker.stopWaiting();
            if (interrupted) {
                if (notified) {
                    wakeOne();
                }
                throw new InterruptedException();
            }
            return notified;
        } finally {
            parker.giveBack();
            deadline.restoreInterrupt();
        }
    }

    /** How many threads sleep at this moment, or are about to. */
    int size() {
        int size = 0;
        int end = arena.usedParkers();
        for (int number = 0; number < end; number++) {
            if (isWaiting(Arena.parker(number))) {
                size++;
            }
        }
        return size;
    }

    private boolean isWaiting(int parker) {
        return arena.get(parker + Parker.STATE) == Parker.WAITING && arena.get(parker + Parker.LIST) == word;
    }

    /** Wakes the thread that has waited longest, if there is one. Returns whether there was. */
    boolean wakeOne() {
        for (long seen = arena.get(word); seen != 0; seen = arena.get(word)) {
            int longest = findLongest();
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
    private int findLongest() {
        while (true) {
            int found = -1;
            long lowest = Long.MAX_VALUE;
            int end = arena.usedParkers();
            for (int number = 0; number < end; number++) {
                int parker = Arena.parker(number);
                if (isWaiting(parker)) {
                    long ticket = arena.get(parker + Parker.TICKET);
                    if (ticket < lowest) {
                        lowest = ticket;
                        found = number;
                    }
                }
            }
            if (found < 0 || arena.compareAndSet(Arena.parker(found) + Parker.STATE, Parker.WAITING, Parker.NOTIFIED)) {
                return found;
            }
        }
    }
}

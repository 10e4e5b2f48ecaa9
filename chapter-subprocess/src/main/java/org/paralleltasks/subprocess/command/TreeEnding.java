package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a process tree: SIGTERM to all of it, a grace period, then SIGKILL in rounds until nothing is left, since
 * between two looks at the process table a member may start another.
 *
 * <p>A JVM that has run out of file descriptors can neither look at a process nor signal it. Until it has some again its
 * clock stands still here: the tree gets its whole grace period, and is not given up before its root has ended. For use by
 * one thread.
 */
final class TreeEnding {
    /** Longer than any process needs to die of SIGKILL, unless the kernel itself holds it, or it is somebody else's. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(5);

    private final ProcessTree tree;
    private final Duration grace;
    private final Duration patience;

    /** How long nobody could look. */
    private long blindNanos;

    private boolean isGivenUp;

    private List<Long> survivors = List.of();

    private boolean isInterrupted;

    TreeEnding(ProcessTree tree, Duration grace) {
        this(tree, grace, PATIENCE);
    }

    /** @param patience how long to try to end what does not end, and to look for a tree out of sight whose root has ended */
    TreeEnding(ProcessTree tree, Duration grace, Duration patience) {
        this.tree = tree;
        this.grace = grace;
        this.patience = patience;
    }

    /**
     * Returns when the tree has ended, or cannot be ended. Goes on through interrupts.
     *
     * @return whether it has ended
     */
    boolean end() {
        try {
            ask();
            if (!hasEndedWithin(grace)) {
                killInRounds();
            }
            return !isGivenUp;
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** After {@link #end()}: the processes that could not be ended; none if nobody could look at them. */
    List<Long> survivors() {
        return survivors;
    }

    private void ask() {
        List<ProcessHandle> unasked = new ArrayList<>(living());
        unasked.removeIf(TreeEnding::asks);
        // Those alone: what the root has started meanwhile to end in good order is not asked to end.
        while (!unasked.isEmpty()) {
            unasked.retainAll(living());
            unasked.removeIf(TreeEnding::asks);
        }
    }

    /** Whether it has been sent, or never can be; not if the process has ended, or the JDK could not look at it. */
    private static boolean asks(ProcessHandle member) {
        return member.destroy() || member.isAlive();
    }

    private boolean hasEndedWithin(Duration limit) {
        long end = seeingNanos() + Command.saturatedNanos(limit);
        boolean emptyBefore = false;
        while (true) {
            boolean empty = living().isEmpty();
            // Twice in a row: one look may pass by a process while it hands over to a child.
            if (empty && emptyBefore) {
                return true;
            }
            emptyBefore = empty;
            if (!empty) {
                if (seeingNanos() - end >= 0) {
                    return false;
                }
                pause();
            }
        }
    }

    private void killInRounds() {
        long giveUp = seeingNanos() + patience.toNanos();
        do {
            living().forEach(ProcessHandle::destroyForcibly);
        } while (!hasEndedWithin(POLL) && seeingNanos() - giveUp < 0);
        List<ProcessHandle> left = living();
        if (!left.isEmpty()) {
            isGivenUp = true;
            survivors = left.stream().map(ProcessHandle::pid).toList();
        }
    }

    private void pause() {
        isInterrupted |= Thread.interrupted(); // Or there would be no pause.
        LockSupport.parkNanos(POLL.toNanos());
    }

    private long seeingNanos() {
        return System.nanoTime() - blindNanos;
    }

    /** The members that run, as soon as somebody can look; none if nobody could for long, and the root has ended. */
    private List<ProcessHandle> living() {
        long start = System.nanoTime();
        boolean isWarned = false;
        for (boolean blind = false; !isGivenUp; blind = true) {
            try {
                List<ProcessHandle> members = tree.living();
                if (blind) {
                    blindNanos += System.nanoTime() - start;
                }
                return members;
            } catch (IOException | RuntimeException | Error e) {
                // An Error too, such as OutOfMemoryError: it says nothing of the tree.
                if (System.nanoTime() - start > patience.toNanos()) {
                    isGivenUp = !tree.rootRuns();
                    if (isGivenUp || !isWarned) {
                        warn(e);
                        isWarned = true;
                    }
                }
                pause();
            }
        }
        return List.of();
    }

    /** Not by the log, which may not have been set up before, and for want of descriptors never could be again. */
    private void warn(Throwable cause) {
        System.err.println("Cannot look for the processes of a command that has to end, "
                + (isGivenUp ? "and gives them up: " : "and tries on: ") + cause);
    }
}

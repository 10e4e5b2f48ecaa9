package org.paralleltasks.subprocess.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a process tree: SIGTERM to all of it, a grace period, then SIGKILL in rounds until nothing is left, since
 * between two looks at the process table a member may start another.
 */
final class TreeEnding {
    private static final Duration POLL = Duration.ofMillis(5);

    /** Longer than any process needs to die of SIGKILL, unless the kernel itself holds it, or it is somebody else's. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProcessTree tree;
    private final Duration grace;

    TreeEnding(ProcessTree tree, Duration grace) {
        this.tree = tree;
        this.grace = grace;
    }

    /** Returns when the tree has ended, or cannot be ended. Goes on through interrupts. */
    void end() {
        List<ProcessHandle> asked = tree.living();
        // The root first: it is the one that may know how to end the others in good order.
        for (int i = asked.size() - 1; i >= 0; i--) {
            asked.get(i).destroy();
        }
        if (!hasEndedWithin(grace)) {
            killInRounds();
        }
    }

    private boolean hasEndedWithin(Duration limit) {
        long end = System.nanoTime() + Command.saturatedNanos(limit);
        boolean emptyBefore = false;
        while (true) {
            boolean empty = tree.living().isEmpty();
            // Twice in a row: one look may pass by a process while it hands over to a child.
            if (empty && emptyBefore) {
                return true;
            }
            emptyBefore = empty;
            if (!empty) {
                if (System.nanoTime() - end >= 0) {
                    return false;
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private void killInRounds() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        do {
            tree.living().forEach(ProcessHandle::destroyForcibly);
        } while (!hasEndedWithin(POLL) && System.nanoTime() - giveUp < 0);
        List<ProcessHandle> left = tree.living();
        if (!left.isEmpty()) {
            Log.warn(
                    "Could not end {}: processes of another user, or held by the kernel, or no file descriptor left to look",
                    left.stream().map(ProcessHandle::pid).toList());
        }
    }
}

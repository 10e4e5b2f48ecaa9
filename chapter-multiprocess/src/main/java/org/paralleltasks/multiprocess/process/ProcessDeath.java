package org.paralleltasks.multiprocess.process;

/**
 * Puts in order what a process that has ended has left in the shared memory. Called by its parent, which learns of its
 * end first; an end by exit is no different from one by a signal.
 */
final class ProcessDeath {
    private ProcessDeath() {}

    static void cleanUpAfter(long pid) {
        if (!Arena.exists()) {
            return;
        }
        Arena arena = Arena.current();
        for (int slot = 0; slot < arena.usedSlots(); slot++) {
            int kind = arena.kind(slot);
            if (kind == SharedObject.Kind.LOCK.ordinal()) {
                ProcessLock.wordsOf(arena, slot).ownerMayHaveDied(pid);
            } else if (kind == SharedObject.Kind.OWNED_PERMITS.ordinal()) {
                ProcessSemaphore.ownerMayHaveDied(arena, slot, pid);
            } else if (kind == SharedObject.Kind.MESSAGES.ordinal()) {
                MessageRing.ownerMayHaveDied(arena, slot, pid);
            }
        }
        for (int slot : arena.heldBy(pid)) {
            SharedObject.letGo(arena, pid, slot);
        }
        Parker.ownerDied(arena, pid);
    }
}

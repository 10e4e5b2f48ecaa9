package org.paralleltasks.multiprocess.process;

/**
 * Puts in order what a process that has ended has left in the shared memory. Called by its parent, which learns of its
 * end first, or see {@link Orphans}; an end by exit is no different from one by a signal. Several may do this for the same
 * process at the same time, and each of them may be killed at any instant.
 */
final class ProcessDeath {
    private ProcessDeath() {}

    static void cleanUpAfter(long pid) {
        if (!Arena.exists()) {
            return;
        }
        Arena arena = Arena.current();
        for (int slot = 0; slot < arena.usedSlots(); slot++) {
            int kind = Arena.kindOf(arena.tag(slot));
            if (kind == SharedObject.Kind.LOCK.ordinal()) {
                ProcessLock.ownerMayHaveDied(arena, slot, pid);
            } else if (kind == SharedObject.Kind.OWNED_PERMITS.ordinal()) {
                ProcessSemaphore.ownerMayHaveDied(arena, slot, pid);
            } else if (kind == SharedObject.Kind.MESSAGES.ordinal()) {
                MessageRing.ownerMayHaveDied(arena, slot, pid);
            }
        }
        Parker.ownerDied(arena, pid);
        // Last, since by what it holds those find the dead who clean up after this process, should it die here.
        for (int slot : arena.heldBy(pid)) {
            SharedObject.letGo(arena, pid, slot);
        }
        freeWhatNobodyHolds(arena);
        Orphans.watch(arena);
    }

    /** It may have died between letting go of an object, as the last one, and freeing it. */
    private static void freeWhatNobodyHolds(Arena arena) {
        for (int slot = 0; slot < arena.usedSlots(); slot++) {
            long tag = arena.tag(slot);
            if (Arena.kindOf(tag) != SharedObject.Kind.NONE.ordinal() && !arena.isHeld(slot)) {
                SharedObject.free(arena, slot, tag);
            }
        }
    }
}

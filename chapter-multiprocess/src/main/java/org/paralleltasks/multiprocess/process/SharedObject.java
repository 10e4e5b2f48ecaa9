package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/**
 * An object that several processes use at the same time. One process makes it and hands it to the processes that it
 * starts, in a field or among the captured variables of a {@link Target}; they may hand it on in the same way. It cannot
 * be sent in any other way, such as through a queue.
 *
 * <p>A process lets go of it by {@link #close()} or by ending, in whatever way. When the last has done so, its memory is
 * free again.
 */
public abstract class SharedObject implements Serializable, AutoCloseable {
    private final int slot;
    private final long stamp;

    private transient Arena arena;
    private transient volatile boolean closed;

    /** Makes a shared object of a kind, held by this process. */
    SharedObject(Kind kind, int words) {
        arena = Arena.current();
        slot = arena.allocate(words);
        stamp = arena.stamp(slot);
        arena.hold(ProcessHandle.current().pid(), slot);
        arena.setKind(slot, kind.ordinal());
    }

    /** What a slot of the arena is. */
    enum Kind {
        NONE,
        LOCK,
        OWNED_PERMITS,
        MESSAGES,
        OTHER
    }

    final Arena arena() {
        return arena;
    }

    final int slot() {
        return slot;
    }

    final long stamp() {
        return stamp;
    }

    /** A word of this object's in the arena. */
    final int word(int index) {
        return Arena.firstWord(slot) + index;
    }

    /** Makes what this object needs in this process, from its words; called when it arrives in a process. */
    abstract void bind() throws IOException;

    /** Throws if this process has let go of the object. */
    final void requireOpen() {
        if (closed || arena.stamp(slot) != stamp) {
            throw new IllegalStateException("this " + getClass().getSimpleName() + " is closed");
        }
    }

    /**
     * Lets go of this object in this process, for all its threads. Every later use of it here throws {@link
     * IllegalStateException}; other processes are not concerned. Does nothing when called again.
     */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            letGo(arena, ProcessHandle.current().pid(), slot);
        }
    }

    /** Notes that a process does not hold an object any more, and frees what nobody holds. */
    static void letGo(Arena arena, long pid, int slot) {
        long tag = arena.tag(slot);
        if (arena.letGo(pid, slot) && !arena.isHeld(slot)) {
            free(arena, slot, tag);
        }
    }

    /** Frees an object that nobody holds, and so nobody ever will. May be called more than once. */
    static void free(Arena arena, int slot, long tag) {
        if (Arena.kindOf(tag) == Kind.MESSAGES.ordinal()) {
            MessageRing.free(arena, slot, tag);
        } else {
            arena.free(slot, tag);
        }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        requireOpen();
        Handover.add(this, slot);
        out.defaultWriteObject();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        arena = Arena.current();
        if (arena.stamp(slot) != stamp) {
            throw new InvalidObjectException("a " + getClass().getSimpleName() + " that is closed");
        }
    }
}

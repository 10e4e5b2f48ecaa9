package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

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

    /** Set in {@link #users} when this process lets go. */
    private static final int CLOSED = 1 << 30;

    private transient Arena arena;

    /** How many threads of this process use the object, see {@link #enter()}, and perhaps {@link #CLOSED}. */
    private transient AtomicInteger users = new AtomicInteger();

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
        if (isClosed() || arena.stamp(slot) != stamp) {
            throw closedException();
        }
    }

    /** Throws if this object was closed here and nobody uses it any more, so that its words may be another's. */
    final void requireInUse() {
        if (users.get() == CLOSED) {
            throw closedException();
        }
    }

    final boolean isClosed() {
        return users.get() >= CLOSED;
    }

    final IllegalStateException closedException() {
        return new IllegalStateException("this " + getClass().getSimpleName() + " is closed");
    }

    /** Begins to use this object: until {@link #leave()} its words remain its own, whoever closes it. */
    final void enter() {
        int before;
        do {
            requireOpen();
            before = users.get();
        } while (before >= CLOSED || !users.compareAndSet(before, before + 1));
    }

    final void leave() {
        if (users.decrementAndGet() == CLOSED) {
            letGo();
        }
    }

    /**
     * Lets go of this object in this process, for all its threads. Every later use of it here throws {@link
     * IllegalStateException}, and so does every call in which one of its threads is waiting; other processes are not
     * concerned. Does nothing when called again.
     */
    @Override
    public void close() {
        int before = users.getAndUpdate(count -> count | CLOSED);
        if (before == 0) {
            letGo();
        } else if (before < CLOSED) {
            Parker.wakeAllOf(arena, ProcessHandle.current().pid()); // They find it closed; the last of them lets go.
        }
    }

    private void letGo() {
        releaseWhatIsOwnedHere();
        letGo(arena, ProcessHandle.current().pid(), slot);
    }

    /** Called when this process is about to let go: what it owns of the object is for others then, as at its end. */
    void releaseWhatIsOwnedHere() {}

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
        users = new AtomicInteger();
        if (arena.stamp(slot) != stamp) {
            throw new InvalidObjectException("a " + getClass().getSimpleName() + " that is closed");
        }
    }
}

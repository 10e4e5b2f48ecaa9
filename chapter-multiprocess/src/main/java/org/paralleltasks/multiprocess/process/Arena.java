package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The memory that the processes of a run share: a file of words of 64 bits, mapped by each process that uses it. All
 * accesses are atomic and volatile. It has four parts: a header, the slots of shared objects, the table of parkers (see
 * {@link Parker}), and the table of who holds which object.
 *
 * <p>There is no lock around any of it, since a process may be killed at any instant. Each change is one store or one
 * compare-and-set, and {@link ProcessDeath} puts in order what a dead process has left.
 */
final class Arena {
    /** Words of one slot. */
    private static final int SLOT_WORDS = 16;

    /** Words of one parker. */
    static final int PARKER_WORDS = 8;

    static final int MAX_PARKERS = 1024;

    private static final int SLOTS = 8192;
    private static final int HOLDS = 16_384;

    private static final int LAST_STAMP = 0;
    private static final int LAST_TICKET = 8;
    private static final int USED_SLOTS = 16;
    private static final int USED_PARKERS = 24;
    private static final int USED_HOLDS = 32;
    private static final int HOLDS_EVER = 40;

    /**
     * For each slot its tag, 0 where it is free: the stamp of the object that it is part of, and in the object's first
     * slot the object's kind.
     */
    private static final int TAGS_START = 64;

    private static final int KIND_BITS = 4;

    private static final int SLOTS_START = TAGS_START + SLOTS;
    private static final int PARKERS_START = SLOTS_START + SLOTS * SLOT_WORDS;
    private static final int HOLDS_START = PARKERS_START + MAX_PARKERS * PARKER_WORDS;
    private static final int WORDS = HOLDS_START + HOLDS;

    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final Object MAPPING = new Object();
    private static volatile Arena current;

    private final ByteBuffer memory;

    private Arena(ByteBuffer memory) {
        this.memory = memory;
    }

    /** The arena of this run, made by the first process that asks. */
    static Arena current() {
        Arena arena = current;
        if (arena != null) {
            return arena;
        }
        synchronized (MAPPING) {
            if (current == null) {
                try {
                    current = new Arena(SharedFile.mapOrCreate(path(), (long) WORDS * Long.BYTES));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot share memory with other processes: " + e.getMessage(), e);
                }
            }
            return current;
        }
    }

    /** Whether some process of this run has made the arena: otherwise nothing is shared, and nothing is to be put in order. */
    static boolean exists() {
        return current != null || Files.exists(path());
    }

    private static Path path() {
        return RunDirectory.current().path().resolve("arena");
    }

    long get(int word) {
        return (long) WORD.getVolatile(memory, word * Long.BYTES);
    }

    void set(int word, long value) {
        WORD.setVolatile(memory, word * Long.BYTES, value);
    }

    boolean compareAndSet(int word, long expected, long value) {
        return WORD.compareAndSet(memory, word * Long.BYTES, expected, value);
    }

    long getAndSet(int word, long value) {
        return (long) WORD.getAndSet(memory, word * Long.BYTES, value);
    }

    long getAndAdd(int word, long delta) {
        return (long) WORD.getAndAdd(memory, word * Long.BYTES, delta);
    }

    long nextTicket() {
        return getAndAdd(LAST_TICKET, 1) + 1;
    }

    /**
     * Takes as many slots in a row as the words need. All words are 0.
     *
     * @return the first slot
     */
    int allocate(int words) {
        int slots = (words + SLOT_WORDS - 1) / SLOT_WORDS;
        long stamp = getAndAdd(LAST_STAMP, 1) + 1;
        int first = 0;
        while (first + slots <= SLOTS) {
            int taken = take(first, slots, stamp);
            if (taken == slots) {
                raise(USED_SLOTS, first + slots);
                return first;
            }
            first += taken + 1; // The one behind those that were free is in use.
        }
        throw new IllegalStateException("no room for another shared object beside those there are: close some");
    }

    /** Takes slots in a row, or none. Returns how many in a row were free. */
    private int take(int first, int slots, long stamp) {
        long tag = stamp << KIND_BITS;
        for (int i = 0; i < slots; i++) {
            if (!compareAndSet(TAGS_START + first + i, 0, tag)) {
                for (int j = 0; j < i; j++) {
                    set(TAGS_START + first + j, 0);
                }
                return i;
            }
        }
        for (int i = 0; i < slots * SLOT_WORDS; i++) {
            set(firstWord(first) + i, 0);
        }
        return slots;
    }

    static int firstWord(int slot) {
        return SLOTS_START + slot * SLOT_WORDS;
    }

    long tag(int slot) {
        return get(TAGS_START + slot);
    }

    /** Unlike the number of a slot, never used again in this run; 0 where the slot is free. */
    long stamp(int slot) {
        return stampOf(tag(slot));
    }

    static long stampOf(long tag) {
        return tag >>> KIND_BITS;
    }

    static long tagOf(long stamp, SharedObject.Kind kind) {
        return stamp << KIND_BITS | kind.ordinal();
    }

    /** The kind of the object whose first slot has that tag; 0 for other slots, and until the object has one. */
    static int kindOf(long tag) {
        return (int) (tag & ((1 << KIND_BITS) - 1));
    }

    void setKind(int slot, int kind) {
        set(TAGS_START + slot, tag(slot) | kind);
    }

    /**
     * Frees what has that tag, if it has not been freed yet. May be called by several at the same time, and again where
     * one was killed in the middle; the first slot comes last.
     */
    void free(int slot, long tag) {
        long tagOfRest = stampOf(tag) << KIND_BITS;
        for (int next = slot + 1; next < SLOTS && compareAndSet(TAGS_START + next, tagOfRest, 0); next++) {
            // One after the other.
        }
        compareAndSet(TAGS_START + slot, tag, 0);
    }

    int usedSlots() {
        return (int) get(USED_SLOTS);
    }

    static int parker(int number) {
        return PARKERS_START + number * PARKER_WORDS;
    }

    int usedParkers() {
        return (int) get(USED_PARKERS);
    }

    void raiseUsedParkers(int number) {
        raise(USED_PARKERS, number);
    }

    private void raise(int word, long atLeast) {
        long now = get(word);
        while (now < atLeast && !compareAndSet(word, now, atLeast)) {
            now = get(word);
        }
    }

    /** Notes that a process holds a shared object; once more does not count twice. */
    void hold(long pid, int slot) {
        long hold = holdOf(pid, slot);
        if (findHold(hold) >= 0) {
            return;
        }
        for (int i = 0; i < HOLDS; i++) {
            if (get(HOLDS_START + i) == 0 && compareAndSet(HOLDS_START + i, 0, hold)) {
                raise(USED_HOLDS, i + 1);
                getAndAdd(HOLDS_EVER, 1);
                return;
            }
        }
        throw new IllegalStateException("shared objects are held " + HOLDS + " times already: close some");
    }

    /** Notes that a process does not hold a shared object any more. Returns whether it did. */
    boolean letGo(long pid, int slot) {
        int found = findHold(holdOf(pid, slot));
        return found >= 0 && compareAndSet(HOLDS_START + found, holdOf(pid, slot), 0);
    }

    /** Whether some process holds a shared object. Once nobody does, nobody ever will: only who holds it hands it on. */
    boolean isHeld(int slot) {
        long before;
        do {
            // One who holds it may hand it on, to a place that was looked at before, and then let go, at one still to
            // come.
            before = get(HOLDS_EVER);
            if (findHolder(slot)) {
                return true;
            }
        } while (get(HOLDS_EVER) != before);
        return false;
    }

    private boolean findHolder(int slot) {
        int end = (int) get(USED_HOLDS);
        for (int i = 0; i < end; i++) {
            long hold = get(HOLDS_START + i);
            if (hold != 0 && (int) hold == slot) {
                return true;
            }
        }
        return false;
    }

    /** The processes that hold anything. */
    Set<Long> holders() {
        return IntStream.range(0, (int) get(USED_HOLDS))
                .mapToLong(i -> get(HOLDS_START + i))
                .filter(hold -> hold != 0)
                .mapToObj(hold -> hold >>> 32)
                .collect(Collectors.toSet());
    }

    /** The slots that a process holds. */
    int[] heldBy(long pid) {
        return IntStream.range(0, (int) get(USED_HOLDS))
                .mapToLong(i -> get(HOLDS_START + i))
                .filter(hold -> hold != 0 && hold >>> 32 == pid)
                .mapToInt(hold -> (int) hold)
                .toArray();
    }

    private int findHold(long hold) {
        int end = (int) get(USED_HOLDS);
        for (int i = 0; i < end; i++) {
            if (get(HOLDS_START + i) == hold) {
                return i;
            }
        }
        return -1;
    }

    private static long holdOf(long pid, int slot) {
        return pid << 32 | slot;
    }
}

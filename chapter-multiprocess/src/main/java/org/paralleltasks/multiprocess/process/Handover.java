package org.paralleltasks.multiprocess.process;

import java.io.NotSerializableException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which shared objects an assignment hands to a worker. They are counted for the worker before it runs: otherwise the
 * last other process could let them go while they are on their way.
 */
final class Handover {
    private static final ThreadLocal<Set<Integer>> SLOTS = new ThreadLocal<>();

    private Handover() {}

    static void begin() {
        SLOTS.set(new LinkedHashSet<>());
    }

    static Set<Integer> end() {
        Set<Integer> slots = SLOTS.get();
        SLOTS.remove();
        return slots;
    }

    /** Called when a shared object is serialized. */
    static void add(SharedObject object, int slot) throws NotSerializableException {
        Set<Integer> slots = SLOTS.get();
        if (slots == null) {
            throw new NotSerializableException(object.getClass().getName()
                    + " (which is handed to a process when that is started, and in no other way)");
        }
        slots.add(slot);
    }
}

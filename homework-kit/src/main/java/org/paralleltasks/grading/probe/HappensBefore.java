package org.paralleltasks.grading.probe;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds accesses of one variable that nothing orders, with a vector clock for each thread and for each thing that orders
 * threads. Where it does not know a call, it assumes that the call orders all; so it may miss a race, and reports none
 * that is not there. It keeps the first that it finds. Thread-safe.
 */
final class HappensBefore {
    private record Access(int thread, int tick, Event event) {}

    private static final class Variable {
        private Access lastWrite;
        private final Map<Integer, Access> readsSince = new HashMap<>();
    }

    /** Stands for all that is not known: whoever calls something unknown has seen what all others did before theirs. */
    private static final Object UNKNOWN = new Object();

    /** A spin lock: with another, waiting threads would look like threads that wait in the subject's code. */
    private final AtomicBoolean busy = new AtomicBoolean();

    private final Map<Thread, Integer> indexes = new HashMap<>();
    private final Map<Integer, Clock> clocks = new HashMap<>();
    private final Map<Thread, Clock> begins = new HashMap<>();
    private final Map<Object, Clock> released = new IdentityHashMap<>();
    private final Map<String, Clock> releasedByName = new HashMap<>();
    private final Map<Object, Map<Object, Variable>> variables = new IdentityHashMap<>();
    private Race race;
    private boolean blind;

    /** What this thread did before is seen by those who acquire the key later. */
    void release(Thread thread, Object key) {
        lock();
        try {
            int index = index(thread);
            clockOf(key).join(clocks.get(index));
            clocks.get(index).tick(index);
        } finally {
            unlock();
        }
    }

    /** This thread sees what was released to the key before. */
    void acquire(Thread thread, Object key) {
        lock();
        try {
            clocks.get(index(thread)).join(clockOf(key));
        } finally {
            unlock();
        }
    }

    void releaseUnknown(Thread thread) {
        release(thread, UNKNOWN);
    }

    void acquireUnknown(Thread thread) {
        acquire(thread, UNKNOWN);
    }

    /** The thread that is about to be started sees what its starter did before. */
    void starts(Thread starter, Thread started) {
        lock();
        try {
            int index = index(starter);
            Clock begin = new Clock();
            begin.join(clocks.get(index));
            begins.put(started, begin);
            clocks.get(index).tick(index);
        } finally {
            unlock();
        }
    }

    /** Whether that thread's start was seen. */
    boolean knows(Thread thread) {
        lock();
        try {
            return begins.containsKey(thread);
        } finally {
            unlock();
        }
    }

    /** This thread sees all that the ended one did. */
    void joins(Thread thread, Thread ended) {
        lock();
        try {
            clocks.get(index(thread)).join(clocks.get(index(ended)));
        } finally {
            unlock();
        }
    }

    /** A variable is read or written. */
    void access(Thread thread, Object object, Object key, String name, boolean isWrite, Event event) {
        lock();
        try {
            int index = index(thread);
            Clock clock = clocks.get(index);
            Variable variable =
                    variables.computeIfAbsent(object, o -> new HashMap<>()).computeIfAbsent(key, k -> new Variable());
            check(name, variable.lastWrite, index, clock, event);
            Access access = new Access(index, clock.get(index), event);
            if (isWrite) {
                variable.readsSince.values().forEach(read -> check(name, read, index, clock, event));
                variable.readsSince.clear();
                variable.lastWrite = access;
            } else {
                variable.readsSince.put(index, access);
            }
        } finally {
            unlock();
        }
    }

    private void check(String name, Access earlier, int thread, Clock clock, Event event) {
        if (race == null
                && earlier != null
                && earlier.thread() != thread
                && earlier.tick() > clock.get(earlier.thread())) {
            race = new Race(name, earlier.event(), event);
        }
    }

    /** From now on nothing is reported: something may order threads that cannot be seen. */
    void blind() {
        lock();
        blind = true;
        unlock();
    }

    /** The first race, or null. */
    Race race() {
        lock();
        try {
            return blind ? null : race;
        } finally {
            unlock();
        }
    }

    private Clock clockOf(Object key) {
        return key instanceof String name
                ? releasedByName.computeIfAbsent(name, k -> new Clock())
                : released.computeIfAbsent(key, k -> new Clock());
    }

    private int index(Thread thread) {
        Integer known = indexes.get(thread);
        if (known != null) {
            return known;
        }
        int index = indexes.size();
        indexes.put(thread, index);
        Clock clock = new Clock();
        Clock begin = begins.get(thread);
        if (begin != null) {
            clock.join(begin);
        }
        clock.tick(index);
        clocks.put(index, clock);
        return index;
    }

    private void lock() {
        while (!busy.compareAndSet(false, true)) {
            Thread.yield();
        }
    }

    private void unlock() {
        busy.set(false);
    }
}

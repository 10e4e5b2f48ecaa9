package org.paralleltasks.timeline.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.paralleltasks.timeline.model.Hold;
import org.paralleltasks.timeline.model.Source;

/** Who has one lock, followed through the recording. */
final class LockState {
    private final String name;
    private final boolean shared;
    private final Map<ThreadTrack, Taken> holders = new LinkedHashMap<>();

    private ThreadTrack lastReleaser;
    private long lastRelease = -1;

    /** @param shared whether several threads may have it at once, as a lock for reading */
    LockState(String name, boolean shared) {
        this.name = name;
        this.shared = shared;
    }

    private static final class Taken {
        private final long since;
        private final Source source;
        private int times = 1;

        private Taken(long since, Source source) {
            this.since = since;
            this.source = source;
        }
    }

    String name() {
        return name;
    }

    /** Who has it, if that is known and one alone. */
    Optional<ThreadTrack> holder() {
        return holders.size() == 1 ? Optional.of(holders.keySet().iterator().next()) : Optional.empty();
    }

    boolean isHeldBy(ThreadTrack thread) {
        return holders.containsKey(thread);
    }

    /** Returns whether this was the first time, and not one more by its owner. */
    boolean acquired(ThreadTrack thread, long at, Source source) {
        Taken taken = holders.get(thread);
        if (taken != null) {
            taken.times++;
            return false;
        }
        if (!shared) {
            // Another's release was not recorded; it must have been before.
            for (ThreadTrack other : holders.keySet().toArray(new ThreadTrack[0])) {
                letGo(other, at);
            }
        }
        holders.put(thread, new Taken(at, source));
        return true;
    }

    void released(ThreadTrack thread, long at) {
        Taken taken = holders.get(thread);
        if (taken != null && --taken.times == 0) {
            letGo(thread, at);
        }
    }

    /** Gives it up however often it is held, as a wait for a condition does. Returns how often that was. */
    int suspended(ThreadTrack thread, long at) {
        Taken taken = holders.get(thread);
        int times = taken == null ? 0 : taken.times;
        if (taken != null) {
            letGo(thread, at);
        }
        return times;
    }

    void resumed(ThreadTrack thread, long at, Source source, int times) {
        if (times > 0) {
            acquired(thread, at, source);
            holders.get(thread).times = times;
        }
    }

    private void letGo(ThreadTrack thread, long at) {
        Taken taken = holders.remove(thread);
        thread.holds.add(new Hold(name, taken.since, Math.max(taken.since, at), taken.source, false));
        lastReleaser = thread;
        lastRelease = at;
    }

    /** Forgets a holder of whom nothing more will be recorded. */
    void lost(ThreadTrack thread, long at) {
        Taken taken = holders.remove(thread);
        if (taken != null) {
            thread.holds.add(new Hold(name, taken.since, Math.max(taken.since, at), taken.source, true));
        }
    }

    /** To be called at the end: what is still held is held for ever. */
    void close(java.util.function.ToLongFunction<ThreadTrack> end) {
        for (ThreadTrack thread : holders.keySet().toArray(new ThreadTrack[0])) {
            lost(thread, end.applyAsLong(thread));
        }
    }

    /** Who released it last, since that instant. */
    Optional<ThreadTrack> releaserSince(long at) {
        return lastReleaser != null && lastRelease >= at ? Optional.of(lastReleaser) : Optional.empty();
    }

    long lastRelease() {
        return lastRelease;
    }
}

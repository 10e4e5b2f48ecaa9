package org.paralleltasks.grading.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The latest events of a run, in their order. Thread-safe, and nobody ever waits for it. */
final class Story {
    private static final int LENGTH = 1024;

    private final AtomicLong next = new AtomicLong();
    private final AtomicReferenceArray<Event> ring = new AtomicReferenceArray<>(LENGTH);

    void add(Event event) {
        ring.set((int) (next.getAndIncrement() % LENGTH), event);
    }

    /** What is kept, earliest first. */
    List<Event> events() {
        long end = next.get();
        List<Event> events = new ArrayList<>();
        for (long i = Math.max(0, end - LENGTH); i < end; i++) {
            Event event = ring.get((int) (i % LENGTH));
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }
}

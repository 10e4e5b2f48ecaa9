package org.paralleltasks.timeline.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/**
 * Keeps of a JVM's events as many as can be held in memory and looked at: a program may wait a million times, or start a
 * million virtual threads. What is left out is counted, so that nobody takes it for not having happened.
 */
final class EventSelection {
    /** Far more than are drawn as one lane. */
    static final int WAITS_OF_A_THREAD = 20_000;

    static final int WAITS = 300_000;

    /** Far more than get a lane. */
    static final int VIRTUAL_THREADS = 1_000;

    private static final Set<String> WAIT_EVENTS =
            Set.of("jdk.ThreadSleep", "jdk.ThreadPark", "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait");

    private final List<RecordedEvent> kept = new ArrayList<>();
    private final Map<Long, Integer> waitsOf = new HashMap<>();
    private final Map<Long, Instant> waitsCut = new HashMap<>();
    private final Set<Long> virtualThreads = new HashSet<>();

    private int waits;
    private long threadsLeftOut;

    static boolean isVirtual(RecordedThread thread) {
        return thread.getThreadGroup() != null
                && "VirtualThreads".equals(thread.getThreadGroup().getName());
    }

    /** Takes an event in or leaves it out. Those of one thread come in the order of their ends. */
    void offer(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        String type = event.getEventType().getName();
        if (thread != null && isVirtual(thread) && !virtualThreads.contains(thread.getJavaThreadId())) {
            if (virtualThreads.size() >= VIRTUAL_THREADS) {
                threadsLeftOut += type.equals("jdk.VirtualThreadStart") ? 1 : 0;
                return;
            }
            virtualThreads.add(thread.getJavaThreadId());
        }
        if (thread != null && WAIT_EVENTS.contains(type)) {
            long id = thread.getJavaThreadId();
            if (waits >= WAITS || waitsOf.merge(id, 1, Integer::sum) > WAITS_OF_A_THREAD) {
                waitsCut.merge(id, event.getStartTime(), (one, other) -> one.isBefore(other) ? one : other);
                return;
            }
            waits++;
        }
        kept.add(event);
    }

    /** The events that were kept, by their beginnings. */
    List<RecordedEvent> inOrder() {
        kept.sort(Comparator.comparing(RecordedEvent::getStartTime));
        return Collections.unmodifiableList(kept);
    }

    /** By the Java ids of the threads of which waits were left out: the beginning of the first such. */
    Map<Long, Instant> waitsCut() {
        return Map.copyOf(waitsCut);
    }

    /** How many virtual threads were left out. */
    long threadsLeftOut() {
        return threadsLeftOut;
    }
}

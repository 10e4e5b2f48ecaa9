package org.paralleltasks.timeline.agent;

import java.util.concurrent.atomic.AtomicInteger;

/** Writes steps into the recording. Safe for use by any thread. */
final class Steps {
    /**
     * The most steps of locks, and of waits and notifications, which go with them, that one thread records. A program that
     * takes a lock a million times in a loop would be slowed down by the recording, and nobody could look at the picture.
     */
    static final int LOCK_STEPS_PER_THREAD = 3_000;

    /** The most of them that all threads together record. */
    static final int LOCK_STEPS = 100_000;

    /** How often at most it is recorded that something was printed. */
    static final int PRINTS = 20_000;

    /** The longest text kept; it is to be read in a tooltip. */
    private static final int LONGEST_TEXT = 2_000;

    private static final ThreadLocal<int[]> LOCK_STEPS_OF_THREAD = ThreadLocal.withInitial(() -> new int[1]);

    private static final AtomicInteger lockSteps = new AtomicInteger();
    private static final AtomicInteger prints = new AtomicInteger();

    private Steps() {}

    static void ofLock(Step step, Object lock, String field) {
        ofLock(step, lock, field, null);
    }

    static void ofLock(Step step, Object lock, String field, String text) {
        int[] count = LOCK_STEPS_OF_THREAD.get();
        if (count[0] > LOCK_STEPS_PER_THREAD) {
            return;
        }
        if (count[0] == LOCK_STEPS_PER_THREAD || lockSteps.get() >= LOCK_STEPS) {
            count[0] = LOCK_STEPS_PER_THREAD + 1;
            record(Step.LOCKS_NOT_RECORDED, null, null, null, 0);
            return;
        }
        count[0]++;
        lockSteps.incrementAndGet();
        record(step, lock, field, text, 0);
    }

    static void ofPrint(Step step, String text) {
        int before = prints.get() > PRINTS ? PRINTS + 1 : prints.getAndIncrement();
        if (before < PRINTS) {
            record(step, null, null, text, 0);
        } else if (before == PRINTS) {
            record(Step.PRINTS_NOT_RECORDED, null, null, null, 0);
        }
    }

    static void record(Step step, Object object, String field, String text, long other) {
        record(new StepEvent(), step, object, field, text, other);
    }

    /** An event whose instant is now, for a step of which all is known only later. */
    static StepEvent begun() {
        StepEvent event = new StepEvent();
        event.begin();
        return event;
    }

    static void record(StepEvent event, Step step, Object object, String field, String text, long other) {
        if (event.shouldCommit()) {
            event.step = step.name();
            event.object = object == null ? 0 : Identity.of(object);
            event.type = object == null ? null : object.getClass().getName();
            event.field = field;
            event.text = text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
            event.other = other;
            event.commit();
        }
    }
}

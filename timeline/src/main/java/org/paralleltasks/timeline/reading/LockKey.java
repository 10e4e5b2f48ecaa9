package org.paralleltasks.timeline.reading;

/**
 * Tells locks apart.
 *
 * @param pid the process that has the lock, or 0 for one that several processes share
 * @param object its number there
 */
record LockKey(long pid, long object) {
    static LockKey of(long pid, long object) {
        return new LockKey(object < 0 ? 0 : pid, object);
    }
}

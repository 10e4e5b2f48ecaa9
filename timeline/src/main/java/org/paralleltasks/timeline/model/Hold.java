package org.paralleltasks.timeline.model;

/**
 * A time in which a thread had a lock.
 *
 * @param lock the lock's name
 * @param source the line that took it, or null where that is not known
 * @param open whether it was not released in the recording
 */
public record Hold(String lock, long start, long end, Source source, boolean open) {}

package org.paralleltasks.timeline.model;

/**
 * Something that a reader must know of a recording's gaps.
 *
 * @param about what it is about, such as the name of a lane; may be empty
 */
public record Note(Kind kind, String about) {
    /** What is missing. */
    public enum Kind {
        /** Nothing is recorded of this JVM. */
        JVM_NOT_RECORDED,
        /** The JVM was killed: what it did at the end is lost. */
        END_LOST,
        /** There were so many steps of locks and conditions that those of a thread are no longer recorded from some time on. */
        LOCKS_NOT_RECORDED,
        /** A thread waited so often that its waits, but for those that its own calls tell, are not read from some time on. */
        WAITS_NOT_READ,
        /** So much was printed that it is no longer recorded from some time on. */
        PRINTS_NOT_RECORDED,
        /** There were too many threads to draw all. */
        LANES_LEFT_OUT,
        /** Neighbouring short spans are drawn as one. */
        SPANS_MERGED,
        /** A lane had too many instants to draw all of them. */
        MARKS_LEFT_OUT,
        /** There were too many arrows to draw all; those of a deadlock are never left out. */
        ARROWS_LEFT_OUT,
        /**
         * Flight Recorder does not tell when a virtual thread waits: its sleeps and what the program's own calls tell are known,
         * and of all else not whether it ran.
         */
        VIRTUAL_THREADS
    }
}

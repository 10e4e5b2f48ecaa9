package org.paralleltasks.timeline.model;

/**
 * Something that happened at an instant.
 *
 * @param label what exactly; what was printed, for one
 * @param source the line of the program, or null where there is none
 */
public record Mark(MarkKind kind, long at, String label, Source source) {}

package org.paralleltasks.timeline.model;

/**
 * Something that was printed.
 *
 * @param lane the id of the lane of the thread that printed it
 * @param error whether it went to stderr
 * @param text what was printed in one call, perhaps with an end of line
 * @param source the line of the program, or null where there is none
 */
public record Print(long at, int lane, boolean error, String text, Source source) {}

package org.paralleltasks.timeline.model;

/**
 * Why a thread could go on: from the lane that did something to the lane that it let go on.
 *
 * @param from the id of a lane
 * @param to the id of another lane
 * @param label what was released, for one; empty where there is nothing to say
 */
public record Arrow(ArrowKind kind, int from, long fromAt, int to, long toAt, String label) {}

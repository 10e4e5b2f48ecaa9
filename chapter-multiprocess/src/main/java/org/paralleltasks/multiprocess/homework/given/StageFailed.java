package org.paralleltasks.multiprocess.homework.given;

/** A stage of a pipeline could not do its work. */
public class StageFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final int stage;

    /** @param stage its place in the list, from 0: the one that failed by itself, not one that could not go on for it */
    public StageFailed(int stage) {
        super("stage " + stage + " failed");
        this.stage = stage;
    }

    /** The place of the stage in the list, from 0. */
    public int stage() {
        return stage;
    }
}

package org.paralleltasks.multiprocess.process;

/** Where the JVM of a worker process comes from. */
public enum StartMethod {
    /** A new JVM, launched for this task. */
    COLD,

    /**
     * A JVM of the reserve, launched beforehand and idle since: the task begins within a millisecond or so. It does this
     * one task and ends like every worker; another takes its place in the background. Where the reserve has none ready,
     * as {@link #COLD}.
     *
     * @see WorkerProcess#keepReserve(int)
     */
    RESERVE
}

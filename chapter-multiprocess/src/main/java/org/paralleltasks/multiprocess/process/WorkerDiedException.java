package org.paralleltasks.multiprocess.process;

/** The worker that had begun a task ended before it was done. Whether the task has had effects is not known. */
public final class WorkerDiedException extends RuntimeException {
    private final long pid;
    private final int exitCode;

    WorkerDiedException(String message, long pid, int exitCode) {
        super(message);
        this.pid = pid;
        this.exitCode = exitCode;
    }

    /**
     * The worker's number in the operating system.
     *
     * @return the process id
     */
    public long pid() {
        return pid;
    }

    /**
     * How the worker ended, as {@link WorkerProcess#exitCode()} has it.
     *
     * @return the exit code
     */
    public int exitCode() {
        return exitCode;
    }
}

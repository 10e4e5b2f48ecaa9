package org.paralleltasks.exercise4.homework.given;

import java.util.List;

/** Runs one batch of commands, some of them at once. */
public interface CommandScheduler {
    /**
     * Runs all commands, in their order, no more than so many at once; returns when all have ended. Called once.
     *
     * @param jobs the batch
     * @return a row for each job, in the order of the jobs
     * @throws InterruptedException if the calling thread is interrupted; then the commands that ran have been ended, with
     *     all that they had started, and no other begins
     */
    List<CommandRow> run(List<CommandJob> jobs) throws InterruptedException;

    /**
     * The table as it is at one moment, a row for each job in the order of the jobs; empty before {@link #run}. May be
     * called by any thread at any time; what is returned does not change any more.
     */
    List<CommandRow> table();
}

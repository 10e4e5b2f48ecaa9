package org.paralleltasks.exercise4.homework.given;

import java.util.List;

/** Runs one batch of jobs in threads, some of them at once. */
public interface Scheduler {
    /**
     * Runs all jobs, in their order, no more than so many at once; returns when all have ended. Called once.
     *
     * @param jobs the batch
     * @return a row for each job, in the order of the jobs
     * @throws InterruptedException if the calling thread is interrupted; then those that ran have been interrupted and have
     *     ended, and no other begins
     */
    List<Row> run(List<Job> jobs) throws InterruptedException;

    /**
     * The table as it is at one moment, a row for each job in the order of the jobs; empty before {@link #run}. May be
     * called by any thread at any time; what is returned does not change any more.
     */
    List<Row> table();
}

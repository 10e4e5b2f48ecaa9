package org.paralleltasks.exercise4.homework;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.paralleltasks.exercise4.homework.given.Job;
import org.paralleltasks.exercise4.homework.given.Row;
import org.paralleltasks.exercise4.homework.given.Scheduler;
import org.paralleltasks.exercise4.homework.given.Screen;

/** Part 1: a batch of jobs in threads. The instructions are in Task1Scheduler.md, en français in Task1Scheduler.fr.md. */
public class Task1Scheduler implements Scheduler {

    /**
     * @param atMost how many jobs may run at once, at least 1
     * @param progressMillis how often a line of progress is shown
     * @param timer for the lines and the deadlines; it is given, and others use it too
     * @param screen where the lines are shown
     */
    public Task1Scheduler(int atMost, long progressMillis, ScheduledExecutorService timer, Screen screen) {}

    @Override
    public List<Row> run(List<Job> jobs) throws InterruptedException {
        throw new UnsupportedOperationException("TODO 1: run the jobs, at most so many at once, each until its deadline");
    }

    @Override
    public List<Row> table() {
        throw new UnsupportedOperationException("TODO 1: a copy of the table");
    }
}

package org.paralleltasks.exercise4.homework.answers.wrong.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.exercise4.homework.given.Job;
import org.paralleltasks.exercise4.homework.given.Row;
import org.paralleltasks.exercise4.homework.given.Scheduler;
import org.paralleltasks.exercise4.homework.given.Screen;
import org.paralleltasks.exercise4.homework.given.State;
import org.paralleltasks.grading.selfcheck.KilledBy;

/** What is not done in a minute is left to itself. */
@KilledBy("waitsHoweverLongItTakes")
public class AMinuteMustDo implements Scheduler {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Row> rows = new ArrayList<>();
    private final int atMost;
    private final long progressMillis;
    private final ScheduledExecutorService timer;
    private final Screen screen;

    public AMinuteMustDo(int atMost, long progressMillis, ScheduledExecutorService timer, Screen screen) {
        this.atMost = atMost;
        this.progressMillis = progressMillis;
        this.timer = timer;
        this.screen = screen;
    }

    @Override
    public List<Row> run(List<Job> jobs) throws InterruptedException {
        lock.lock();
        try {
            for (Job job : jobs) {
                rows.add(Row.of(job.name(), State.WAITING));
            }
        } finally {
            lock.unlock();
        }
        ScheduledFuture<?> progress = timer.scheduleAtFixedRate(
                () -> screen.show(Row.progress(table())), progressMillis, progressMillis, TimeUnit.MILLISECONDS);
        ExecutorService pool = Executors.newFixedThreadPool(atMost);
        try {
            for (int i = 0; i < jobs.size(); i++) {
                int index = i;
                pool.execute(() -> perform(index, jobs.get(index)));
            }
            pool.shutdown();
            if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                return table();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            while (!isTerminated(pool)) {
                Thread.onSpinWait();
            }
            throw e;
        } finally {
            progress.cancel(false);
        }
        return table();
    }

    private static boolean isTerminated(ExecutorService pool) {
        try {
            return pool.awaitTermination(1, TimeUnit.HOURS);
        } catch (InterruptedException e) {
            return false; // One exception is enough.
        }
    }

    private void perform(int index, Job job) {
        Thread worker = Thread.currentThread();
        replace(index, State.WAITING, Row.of(job.name(), State.RUNNING));
        ScheduledFuture<?> deadline = timer.schedule(
                () -> {
                    lock.lock();
                    try {
                        if (replace(index, State.RUNNING, Row.of(job.name(), State.TIMED_OUT))) {
                            worker.interrupt();
                        }
                    } finally {
                        lock.unlock();
                    }
                },
                job.deadlineMillis(),
                TimeUnit.MILLISECONDS);
        Row row;
        try {
            row = new Row(job.name(), State.DONE, job.work().call());
        } catch (Throwable e) {
            row = new Row(job.name(), State.FAILED, e.getMessage());
        }
        replace(index, State.RUNNING, row);
        deadline.cancel(false);
    }

    private boolean replace(int index, State expected, Row row) {
        lock.lock();
        try {
            boolean isAsExpected = rows.get(index).state() == expected;
            if (isAsExpected) {
                rows.set(index, row);
            }
            return isAsExpected;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Row> table() {
        lock.lock();
        try {
            return new ArrayList<>(rows);
        } finally {
            lock.unlock();
        }
    }
}

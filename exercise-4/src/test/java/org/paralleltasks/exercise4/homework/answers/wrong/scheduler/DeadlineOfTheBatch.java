package org.paralleltasks.exercise4.homework.answers.wrong.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.exercise4.homework.given.Job;
import org.paralleltasks.exercise4.homework.given.Row;
import org.paralleltasks.exercise4.homework.given.Scheduler;
import org.paralleltasks.exercise4.homework.given.Screen;
import org.paralleltasks.exercise4.homework.given.State;
import org.paralleltasks.grading.selfcheck.KilledBy;

/** All deadlines count from the beginning of the batch. */
@KilledBy("theDeadlineEndsAJob")
public class DeadlineOfTheBatch implements Scheduler {
    private static final long BATCH_MILLIS = 1_000_000_000;

    private volatile ScheduledFuture<?> begun;
    private final Object lock = new Object();
    private Row[] rows = {};
    private final int atMost;
    private final Semaphore places;
    private final long progressMillis;
    private final ScheduledExecutorService timer;
    private final Screen screen;

    public DeadlineOfTheBatch(int atMost, long progressMillis, ScheduledExecutorService timer, Screen screen) {
        this.atMost = atMost;
        this.places = new Semaphore(atMost);
        this.progressMillis = progressMillis;
        this.timer = timer;
        this.screen = screen;
    }

    @Override
    public List<Row> run(List<Job> jobs) throws InterruptedException {
        synchronized (lock) {
            rows = jobs.stream().map(j -> Row.of(j.name(), State.WAITING)).toArray(Row[]::new);
        }
        begun = timer.schedule(() -> {}, BATCH_MILLIS, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> progress = timer.scheduleWithFixedDelay(
                () -> screen.show(Row.progress(table())), progressMillis, progressMillis, TimeUnit.MILLISECONDS);
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < jobs.size(); i++) {
                places.acquire();
                int index = i;
                Thread thread = new Thread(
                        () -> perform(index, jobs.get(index)), jobs.get(i).name());
                threads.add(thread);
                thread.start();
            }
            places.acquire(atMost);
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            places.acquireUninterruptibly(atMost);
            throw e;
        } finally {
            begun.cancel(false);
            progress.cancel(false);
        }
        return table();
    }

    private void perform(int index, Job job) {
        ScheduledFuture<?> deadline = null;
        try {
            set(index, Row.of(job.name(), State.RUNNING));
            long waited = begun.getDelay(TimeUnit.MILLISECONDS);
            Thread own = Thread.currentThread();
            deadline = timer.schedule(
                    () -> {
                        set(index, Row.of(job.name(), State.TIMED_OUT));
                        own.interrupt();
                    },
                    job.deadlineMillis() - (BATCH_MILLIS - waited),
                    TimeUnit.MILLISECONDS);
            set(index, new Row(job.name(), State.DONE, job.work().call()));
        } catch (Throwable e) {
            set(index, new Row(job.name(), State.FAILED, e.getMessage()));
        } finally {
            if (deadline != null) {
                deadline.cancel(false);
            }
            places.release();
        }
    }

    /** A job that has ended, in time or not, has ended. */
    private void set(int index, Row row) {
        synchronized (lock) {
            State now = rows[index].state();
            if (now == State.WAITING || now == State.RUNNING) {
                rows[index] = row;
            }
        }
    }

    @Override
    public List<Row> table() {
        synchronized (lock) {
            return Arrays.asList(rows.clone());
        }
    }
}

package org.paralleltasks.exercise4.homework.answers.wrong.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.exercise4.homework.given.Job;
import org.paralleltasks.exercise4.homework.given.Row;
import org.paralleltasks.exercise4.homework.given.Scheduler;
import org.paralleltasks.exercise4.homework.given.Screen;
import org.paralleltasks.exercise4.homework.given.State;
import org.paralleltasks.grading.selfcheck.KilledBy;

/** The deadline of a job that has ended hits whichever job the thread has then. */
@KilledBy("inTimeIsInTime")
public class DeadlineNotCancelled implements Scheduler {
    private final int atMost;
    private final long progressMillis;
    private final ScheduledExecutorService timer;
    private final Screen screen;

    /** Guarded by this, as the next two. */
    private final List<Row> rows = new ArrayList<>();

    private int next;
    private boolean stopped;

    public DeadlineNotCancelled(int atMost, long progressMillis, ScheduledExecutorService timer, Screen screen) {
        this.atMost = atMost;
        this.progressMillis = progressMillis;
        this.timer = timer;
        this.screen = screen;
    }

    @Override
    public List<Row> run(List<Job> jobs) throws InterruptedException {
        synchronized (this) {
            jobs.forEach(job -> rows.add(Row.of(job.name(), State.WAITING)));
        }
        ScheduledFuture<?> progress = timer.scheduleAtFixedRate(
                () -> screen.show(Row.progress(table())), progressMillis, progressMillis, TimeUnit.MILLISECONDS);
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < Math.min(atMost, jobs.size()); i++) {
                Thread thread = new Thread(() -> work(jobs));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            stop(threads);
            throw e;
        } finally {
            progress.cancel(false);
        }
        return table();
    }

    @Override
    public synchronized List<Row> table() {
        return List.copyOf(rows);
    }

    private void work(List<Job> jobs) {
        for (int i = takeNext(); i < jobs.size(); i = takeNext()) {
            Job job = jobs.get(i);
            int index = i;
            Thread worker = Thread.currentThread();
            ScheduledFuture<?> deadline =
                    timer.schedule(() -> timeUp(index, worker), job.deadlineMillis(), TimeUnit.MILLISECONDS);
            try {
                String result = job.work().call();
                settle(i, State.DONE, result);
            } catch (Throwable e) {
                settle(i, State.FAILED, e.getMessage());
            }
            if (deadline.isDone()) {
                Thread.interrupted();
            }
        }
    }

    private synchronized int takeNext() {
        Thread.interrupted(); // That was for the job before, and nobody interrupts between two.
        if (stopped || next == rows.size()) {
            return Integer.MAX_VALUE;
        }
        rows.set(next, Row.of(rows.get(next).name(), State.RUNNING));
        return next++;
    }

    private synchronized void settle(int index, State state, String text) {
        if (rows.get(index).state() == State.RUNNING) {
            rows.set(index, new Row(rows.get(index).name(), state, text));
        }
    }

    private synchronized void timeUp(int index, Thread worker) {
        if (rows.get(index).state() == State.RUNNING) {
            rows.set(index, Row.of(rows.get(index).name(), State.TIMED_OUT));
        }
        worker.interrupt();
    }

    private void stop(List<Thread> threads) {
        synchronized (this) {
            stopped = true;
            threads.forEach(Thread::interrupt);
        }
        for (Thread thread : threads) {
            boolean ended = false;
            while (!ended) {
                try {
                    thread.join();
                    ended = true;
                } catch (InterruptedException e) {
                    // The exception that is thrown in the end says it.
                }
            }
        }
    }
}

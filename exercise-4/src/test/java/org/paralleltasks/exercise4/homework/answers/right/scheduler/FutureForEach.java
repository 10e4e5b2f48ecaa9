package org.paralleltasks.exercise4.homework.answers.right.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.paralleltasks.exercise4.homework.given.Job;
import org.paralleltasks.exercise4.homework.given.Row;
import org.paralleltasks.exercise4.homework.given.Scheduler;
import org.paralleltasks.exercise4.homework.given.Screen;
import org.paralleltasks.exercise4.homework.given.State;

/** A FutureTask sees to it that its interrupt reaches its own job alone; the table is one immutable list at a time. */
public class FutureForEach implements Scheduler {
    private final AtomicReference<List<Row>> table = new AtomicReference<>(List.of());
    private final int atMost;
    private final long progressMillis;
    private final ScheduledExecutorService timer;
    private final Screen screen;

    public FutureForEach(int atMost, long progressMillis, ScheduledExecutorService timer, Screen screen) {
        this.atMost = atMost;
        this.progressMillis = progressMillis;
        this.timer = timer;
        this.screen = screen;
    }

    @Override
    public List<Row> run(List<Job> jobs) throws InterruptedException {
        table.set(jobs.stream().map(j -> Row.of(j.name(), State.WAITING)).toList());
        ScheduledFuture<?> progress = timer.scheduleAtFixedRate(
                () -> screen.show(Row.progress(table.get())), progressMillis, progressMillis, TimeUnit.MILLISECONDS);
        ExecutorService pool = Executors.newFixedThreadPool(atMost);
        for (int i = 0; i < jobs.size(); i++) {
            int index = i;
            pool.execute(() -> perform(index, jobs.get(index)));
        }
        pool.shutdown();
        boolean over = false;
        boolean interrupted = false;
        while (!over) {
            try {
                over = pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
                pool.shutdownNow();
            }
        }
        progress.cancel(false);
        if (interrupted) {
            throw new InterruptedException();
        }
        return table();
    }

    private void perform(int index, Job job) {
        change(index, Row.of(job.name(), State.RUNNING), State.WAITING);
        FutureTask<String> task = new FutureTask<>(job.work());
        ScheduledFuture<?> deadline = timer.schedule(
                () -> {
                    if (change(index, Row.of(job.name(), State.TIMED_OUT), State.RUNNING)) {
                        task.cancel(true);
                    }
                },
                job.deadlineMillis(),
                TimeUnit.MILLISECONDS);
        task.run();
        deadline.cancel(false);
        try {
            change(index, new Row(job.name(), State.DONE, task.get()), State.RUNNING);
        } catch (ExecutionException e) {
            change(index, new Row(job.name(), State.FAILED, e.getCause().getMessage()), State.RUNNING);
        } catch (CancellationException | InterruptedException e) {
            // It has timed out, and its row says so.
        }
    }

    private boolean change(int index, Row row, State expected) {
        while (true) {
            List<Row> old = table.get();
            if (old.get(index).state() != expected) {
                return false;
            }
            List<Row> changed = new ArrayList<>(old);
            changed.set(index, row);
            if (table.compareAndSet(old, List.copyOf(changed))) {
                return true;
            }
        }
    }

    @Override
    public List<Row> table() {
        return table.get();
    }
}

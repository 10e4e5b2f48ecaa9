package org.paralleltasks.exercise4.homework.answers.wrong.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.exercise4.homework.given.CommandJob;
import org.paralleltasks.exercise4.homework.given.CommandRow;
import org.paralleltasks.exercise4.homework.given.CommandScheduler;
import org.paralleltasks.exercise4.homework.given.State;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.command.Output;

/** The timer is shut down when all goes well, and not after an interrupt. */
@KilledBy("anInterruptEndsTheBatch")
public class TimerLeftAfterAnInterrupt implements CommandScheduler {
    private final Object lock = new Object();
    private final List<CommandRow> rows = new ArrayList<>();
    private final Semaphore places;
    private final int atMost;
    private final Path folder;

    public TimerLeftAfterAnInterrupt(int atMost, Path folder) {
        this.places = new Semaphore(atMost);
        this.atMost = atMost;
        this.folder = folder;
    }

    @Override
    public List<CommandRow> run(List<CommandJob> jobs) throws InterruptedException {
        synchronized (lock) {
            for (CommandJob job : jobs) {
                rows.add(CommandRow.of(job.name(), State.WAITING, 0));
            }
        }
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < jobs.size(); i++) {
                places.acquire();
                int index = i;
                Thread thread = new Thread(
                        () -> perform(index, jobs.get(index), timer),
                        jobs.get(i).name());
                threads.add(thread);
                thread.start();
            }
            places.acquire(atMost);
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            places.acquireUninterruptibly(atMost);
            throw e;
        }
        timer.shutdownNow();
        return table();
    }

    private void perform(int index, CommandJob job, ScheduledExecutorService timer) {
        Thread own = Thread.currentThread();
        ScheduledFuture<?> deadline = null;
        try {
            set(index, CommandRow.of(job.name(), State.RUNNING, 1));
            deadline = timer.schedule(() -> timeUp(index, own), job.deadlineMillis(), TimeUnit.MILLISECONDS);
            set(index, lastAttempt(index, job));
        } catch (LaunchException e) {
            set(
                    index,
                    new CommandRow(
                            job.name(),
                            State.FAILED,
                            CommandRow.NOT_STARTED,
                            table().get(index).attempts()));
        } catch (CommandException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            // Its time is up, and its row says so; or the batch has been interrupted.
        } finally {
            if (deadline != null) {
                deadline.cancel(false);
            }
            places.release();
        }
    }

    private CommandRow lastAttempt(int index, CommandJob job) throws CommandException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            set(index, CommandRow.of(job.name(), State.RUNNING, attempt));
            int code = Command.of(job.command())
                    .withStdout(Output.file(folder.resolve(job.name() + ".out")))
                    .withStderr(Output.file(folder.resolve(job.name() + ".err")))
                    .run()
                    .returnCode();
            if (code == 0) {
                return new CommandRow(job.name(), State.DONE, code, attempt);
            }
            if (attempt == job.attempts()) {
                return new CommandRow(job.name(), State.FAILED, code, attempt);
            }
        }
    }

    private void timeUp(int index, Thread thread) {
        synchronized (lock) {
            CommandRow row = rows.get(index);
            if (row.state() == State.RUNNING) {
                rows.set(index, CommandRow.of(row.name(), State.TIMED_OUT, row.attempts()));
                thread.interrupt();
            }
        }
    }

    private void set(int index, CommandRow row) {
        synchronized (lock) {
            if (rows.get(index).state() != State.TIMED_OUT) {
                rows.set(index, row);
            }
        }
    }

    @Override
    public List<CommandRow> table() {
        synchronized (lock) {
            return new ArrayList<>(rows);
        }
    }
}

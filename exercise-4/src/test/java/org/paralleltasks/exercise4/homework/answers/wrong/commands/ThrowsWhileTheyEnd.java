package org.paralleltasks.exercise4.homework.answers.wrong.commands;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.exercise4.homework.given.CommandJob;
import org.paralleltasks.exercise4.homework.given.CommandRow;
import org.paralleltasks.exercise4.homework.given.CommandScheduler;
import org.paralleltasks.exercise4.homework.given.State;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.CommandTimeoutException;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.command.Output;

/** Interrupts those that wait for a command, and does not wait for them. */
@KilledBy("anInterruptEndsTheBatch")
public class ThrowsWhileTheyEnd implements CommandScheduler {
    private final int atMost;
    private final Path folder;

    /** Guarded by this. */
    private final List<CommandRow> rows = new ArrayList<>();

    public ThrowsWhileTheyEnd(int atMost, Path folder) {
        this.atMost = atMost;
        this.folder = folder;
    }

    @Override
    public List<CommandRow> run(List<CommandJob> jobs) throws InterruptedException {
        synchronized (this) {
            jobs.forEach(job -> rows.add(CommandRow.of(job.name(), State.WAITING, 0)));
        }
        ExecutorService pool = Executors.newFixedThreadPool(atMost);
        for (int i = 0; i < jobs.size(); i++) {
            int index = i;
            pool.execute(() -> perform(index, jobs.get(index)));
        }
        pool.shutdown();
        try {
            while (!pool.awaitTermination(1, TimeUnit.DAYS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            throw e;
        }
        return table();
    }

    @Override
    public synchronized List<CommandRow> table() {
        return List.copyOf(rows);
    }

    private synchronized void set(int index, CommandRow row) {
        rows.set(index, row);
    }

    private void perform(int index, CommandJob job) {
        String name = job.name();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(job.deadlineMillis());
        Command command = Command.of(job.command())
                .withStdout(Output.file(folder.resolve(name + ".out")))
                .withStderr(Output.file(folder.resolve(name + ".err")));
        int attempt = 1;
        try {
            while (true) {
                set(index, CommandRow.of(name, State.RUNNING, attempt));
                long left = end - System.nanoTime();
                if (left <= 0) {
                    set(index, CommandRow.of(name, State.TIMED_OUT, attempt - 1));
                    return;
                }
                int code = command.withTimeout(Duration.ofNanos(left)).run().returnCode();
                if (code == 0 || attempt == job.attempts()) {
                    set(index, new CommandRow(name, code == 0 ? State.DONE : State.FAILED, code, attempt));
                    return;
                }
                attempt++;
            }
        } catch (CommandTimeoutException e) {
            set(index, CommandRow.of(name, State.TIMED_OUT, attempt));
        } catch (LaunchException e) {
            set(index, new CommandRow(name, State.FAILED, CommandRow.NOT_STARTED, attempt));
        } catch (CommandException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            // The batch has been interrupted, and its table does not matter any more.
        }
    }
}

package org.paralleltasks.exercise4.homework.answers.wrong.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.paralleltasks.exercise4.homework.given.CommandJob;
import org.paralleltasks.exercise4.homework.given.CommandRow;
import org.paralleltasks.exercise4.homework.given.CommandScheduler;
import org.paralleltasks.exercise4.homework.given.State;
import org.paralleltasks.grading.selfcheck.KilledBy;

/** Of the errors only so many lines are kept, since who reads more. */
@KilledBy("passesArgumentsAndOutput")
public class KeepsTheEndOfTheErrors implements CommandScheduler {
    private final ReentrantLock lock = new ReentrantLock();
    private final int atMost;
    private final Path folder;
    private CommandRow[] rows = {};
    private int next;
    private boolean stopped;

    public KeepsTheEndOfTheErrors(int atMost, Path folder) {
        this.atMost = atMost;
        this.folder = folder;
    }

    @Override
    public List<CommandRow> run(List<CommandJob> jobs) throws InterruptedException {
        lock.lock();
        try {
            rows = jobs.stream()
                    .map(j -> CommandRow.of(j.name(), State.WAITING, 0))
                    .toArray(CommandRow[]::new);
        } finally {
            lock.unlock();
        }
        Thread[] threads = new Thread[Math.min(atMost, jobs.size())];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> work(jobs));
            threads[i].start();
        }
        InterruptedException interrupt = null;
        for (int i = 0; i < threads.length; ) {
            try {
                threads[i].join();
                i++;
            } catch (InterruptedException e) {
                interrupt = e;
                stop(threads);
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
        return table();
    }

    private void stop(Thread[] threads) {
        lock.lock();
        try {
            stopped = true;
        } finally {
            lock.unlock();
        }
        for (Thread each : threads) {
            each.interrupt();
        }
    }

    private void work(List<CommandJob> jobs) {
        try {
            for (int i = takeNext(); i >= 0; i = takeNext()) {
                perform(i, jobs.get(i));
            }
        } catch (InterruptedException e) {
            // Only when the batch has been interrupted.
        }
    }

    private int takeNext() {
        lock.lock();
        try {
            return stopped || next == rows.length ? -1 : next++;
        } finally {
            lock.unlock();
        }
    }

    private void perform(int index, CommandJob job) throws InterruptedException {
        long begin = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            set(index, CommandRow.of(job.name(), State.RUNNING, attempt));
            Process process;
            try {
                process = new ProcessBuilder(job.command())
                        .redirectOutput(folder.resolve(job.name() + ".out").toFile())
                        .start();
            } catch (IOException e) {
                set(index, new CommandRow(job.name(), State.FAILED, CommandRow.NOT_STARTED, attempt));
                return;
            }
            boolean inTime = false;
            try {
                keepTheEnd(job.name() + ".err", process);
                long left = TimeUnit.MILLISECONDS.toNanos(job.deadlineMillis()) - (System.nanoTime() - begin);
                inTime = process.waitFor(left, TimeUnit.NANOSECONDS);
            } finally {
                if (!inTime) {
                    end(process);
                }
            }
            if (!inTime) {
                set(index, CommandRow.of(job.name(), State.TIMED_OUT, attempt));
                return;
            }
            int code = process.exitValue();
            if (code == 0 || attempt == job.attempts()) {
                set(index, new CommandRow(job.name(), code == 0 ? State.DONE : State.FAILED, code, attempt));
                return;
            }
        }
    }

    private void keepTheEnd(String name, Process process) {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader errors = process.errorReader()) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                last.addLast(line);
                if (last.size() > 1_000) {
                    last.removeFirst();
                }
            }
            Files.write(folder.resolve(name), last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command last: as long as it is there, its children are known to be its. */
    private static void end(Process process) {
        boolean wasInterrupted = false;
        try (Stream<ProcessHandle> children = process.descendants()) {
            List<ProcessHandle> all = children.toList();
            all.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            for (ProcessHandle each : all) {
                each.onExit().join();
            }
        }
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void set(int index, CommandRow row) {
        lock.lock();
        try {
            rows[index] = row;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<CommandRow> table() {
        lock.lock();
        try {
            return Arrays.asList(rows.clone());
        } finally {
            lock.unlock();
        }
    }
}

package org.paralleltasks.subprocess.homework.answers.right.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.homework.given.Batch;
import org.paralleltasks.subprocess.homework.given.Outcome;

/** So many threads, and each takes the next command that nobody has taken. */
public class WorkersTakeTheNext implements Batch {
    @Override
    public List<Outcome> run(List<List<String>> commands, int atMost) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<Outcome> outcomes = new AtomicReferenceArray<>(commands.size());
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(atMost, commands.size()); i++) {
            workers.add(new Thread(() -> work(commands, next, outcomes), "worker " + i));
        }
        workers.forEach(Thread::start);
        try {
            for (Thread each : workers) {
                each.join();
            }
        } catch (InterruptedException e) {
            workers.forEach(Thread::interrupt);
            for (Thread each : workers) {
                each.join();
            }
            throw e;
        }
        List<Outcome> all = new ArrayList<>();
        for (int i = 0; i < outcomes.length(); i++) {
            all.add(outcomes.get(i));
        }
        return all;
    }

    private static void work(List<List<String>> commands, AtomicInteger next, AtomicReferenceArray<Outcome> outcomes) {
        try {
            for (int i = next.getAndIncrement(); i < commands.size(); i = next.getAndIncrement()) {
                outcomes.set(i, outcome(commands.get(i)));
            }
        } catch (InterruptedException e) {
            // Nobody asks any more.
        }
    }

    private static Outcome outcome(List<String> command) throws InterruptedException {
        try {
            CommandResult result = Command.of(command).run();
            return new Outcome(result.returnCode(), result.stdout().lines());
        } catch (LaunchException e) {
            return Outcome.notStarted();
        } catch (CommandException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.paralleltasks.subprocess.homework.answers.wrong.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.homework.given.Batch;
import org.paralleltasks.subprocess.homework.given.Outcome;

/** Ends the commands after an interrupt, and nobody ends the threads. */
@KilledBy("anInterruptEndsThem")
public class PoolLeftAfterAnInterrupt implements Batch {
    @Override
    public List<Outcome> run(List<List<String>> commands, int atMost) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(atMost);
        Semaphore running = new Semaphore(atMost);
        List<Future<Outcome>> futures = new ArrayList<>();
        try {
            for (List<String> command : commands) {
                futures.add(pool.submit(() -> {
                    running.acquireUninterruptibly();
                    try {
                        return outcome(command);
                    } finally {
                        running.release();
                    }
                }));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> each : futures) {
                outcomes.add(each.get());
            }
            pool.shutdown();
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            futures.forEach(each -> each.cancel(true));
            running.acquireUninterruptibly(atMost);
            throw e;
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

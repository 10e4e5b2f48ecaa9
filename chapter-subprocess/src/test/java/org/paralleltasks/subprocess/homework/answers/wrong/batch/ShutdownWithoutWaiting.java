package org.paralleltasks.subprocess.homework.answers.wrong.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.homework.given.Batch;
import org.paralleltasks.subprocess.homework.given.Outcome;

/** Interrupts those that wait for a command, and throws while the commands are still being ended. */
@KilledBy("anInterruptEndsThem")
public class ShutdownWithoutWaiting implements Batch {
    @Override
    public List<Outcome> run(List<List<String>> commands, int atMost) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(atMost);
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (List<String> command : commands) {
                futures.add(pool.submit(() -> outcome(command)));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> each : futures) {
                outcomes.add(each.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
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

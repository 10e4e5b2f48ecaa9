package org.paralleltasks.subprocess.homework.answers.wrong.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.homework.given.Batch;
import org.paralleltasks.subprocess.homework.given.Outcome;

/** So many at a time, and all of them wait for the slowest. */
@KilledBy("theNextBeginsAtOnce")
public class InWaves implements Batch {
    @Override
    public List<Outcome> run(List<List<String>> commands, int atMost) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(atMost);
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < commands.size(); i += atMost) {
                List<Future<Outcome>> wave = new ArrayList<>();
                for (List<String> command : commands.subList(i, Math.min(i + atMost, commands.size()))) {
                    wave.add(pool.submit(() -> outcome(command)));
                }
                for (Future<Outcome> each : wave) {
                    outcomes.add(each.get());
                }
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.MINUTES);
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

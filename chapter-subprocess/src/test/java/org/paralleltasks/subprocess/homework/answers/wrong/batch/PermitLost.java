package org.paralleltasks.subprocess.homework.answers.wrong.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.homework.given.Batch;
import org.paralleltasks.subprocess.homework.given.Outcome;

/** The permit goes with the exception. */
@KilledBy("aMissingProgramIsAnOutcome")
public class PermitLost implements Batch {
    @Override
    public List<Outcome> run(List<List<String>> commands, int atMost) throws InterruptedException {
        Semaphore permits = new Semaphore(atMost);
        Outcome[] outcomes = new Outcome[commands.size()];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            int which = i;
            permits.acquire();
            Thread thread = new Thread(() -> {
                try {
                    CommandResult result = Command.of(commands.get(which)).run();
                    outcomes[which] =
                            new Outcome(result.returnCode(), result.stdout().lines());
                    permits.release();
                } catch (LaunchException e) {
                    outcomes[which] = Outcome.notStarted();
                } catch (CommandException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread each : threads) {
            each.join();
        }
        return List.of(outcomes);
    }
}

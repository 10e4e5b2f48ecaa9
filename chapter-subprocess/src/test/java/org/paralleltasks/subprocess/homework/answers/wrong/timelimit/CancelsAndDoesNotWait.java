package org.paralleltasks.subprocess.homework.answers.wrong.timelimit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandTimeoutException;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** Has another thread wait for the command, and lets it alone with the end of it. */
@KilledBy("anInterruptEndsIt")
public class CancelsAndDoesNotWait implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        Command described = Command.of(command).withTimeout(limit).withGrace(grace);
        ExecutorService waiter = Executors.newSingleThreadExecutor();
        try {
            return waiter.submit(() -> described.run().stdout().lines()).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandTimeoutException late) {
                throw new TimeUp(late.result().stdout().lines());
            }
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            waiter.shutdownNow();
        }
    }
}

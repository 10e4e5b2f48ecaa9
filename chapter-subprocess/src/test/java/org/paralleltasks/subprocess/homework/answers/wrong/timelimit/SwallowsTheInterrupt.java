package org.paralleltasks.subprocess.homework.answers.wrong.timelimit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandTimeoutException;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** Whoever wanted the thread to stop is not heard. */
@KilledBy("anInterruptEndsIt")
public class SwallowsTheInterrupt implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace) throws TimeUp, IOException {
        try {
            return Command.of(command)
                    .withTimeout(limit)
                    .withGrace(grace)
                    .run()
                    .stdout()
                    .lines();
        } catch (CommandTimeoutException e) {
            throw new TimeUp(e.result().stdout().lines());
        } catch (InterruptedException e) {
            return List.of();
        }
    }
}

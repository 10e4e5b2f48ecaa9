package org.paralleltasks.subprocess.homework.answers.right.timelimit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandTimeoutException;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** The command of this chapter does it all. */
public class WithATimeout implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        Command described = Command.of(command).withTimeout(limit).withGrace(grace);
        try {
            return described.run().stdout().lines();
        } catch (CommandTimeoutException e) {
            throw new TimeUp(e.result().stdout().lines());
        }
    }
}

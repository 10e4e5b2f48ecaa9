package org.paralleltasks.subprocess.homework.answers.right.timelimit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** Waits only so long, and closes what still runs. */
public class CommunicatesAndCloses implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        RunningCommand running = Command.of(command).withGrace(grace).start();
        try {
            Optional<CommandResult> result = running.communicate(limit);
            if (result.isPresent()) {
                return result.get().stdout().lines();
            }
        } finally {
            running.close();
        }
        throw new TimeUp(running.communicate().stdout().lines());
    }
}

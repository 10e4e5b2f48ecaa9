package org.paralleltasks.subprocess.homework.answers.wrong.timelimit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.command.Signal;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** Who is deaf to SIGTERM stays. */
@KilledBy("endsTheDeaf")
public class AsksAndHopes implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        RunningCommand running = Command.of(command).start();
        OptionalInt code = running.waitFor(limit);
        if (code.isPresent()) {
            return running.communicate().stdout().lines();
        }
        running.sendToTree(Signal.TERM);
        Optional<CommandResult> result = running.communicate(grace);
        throw new TimeUp(result.isPresent() ? result.get().stdout().lines() : List.of());
    }
}

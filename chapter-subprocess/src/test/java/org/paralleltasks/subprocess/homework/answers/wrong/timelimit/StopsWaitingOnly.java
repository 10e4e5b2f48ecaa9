package org.paralleltasks.subprocess.homework.answers.wrong.timelimit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.Output;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** The time of the wait is up, and the command goes on. */
@KilledBy("asksFirst")
public class StopsWaitingOnly implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        RunningCommand running = Command.of(command)
                .withStdout(Output.lines(line -> lines.add(line)))
                .start();
        Optional<CommandResult> result = running.communicate(limit);
        if (result.isEmpty()) {
            throw new TimeUp(lines);
        }
        return lines;
    }
}

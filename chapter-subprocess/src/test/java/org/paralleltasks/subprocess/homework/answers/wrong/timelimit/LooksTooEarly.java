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

/** What the command writes while it tidies up comes after the look. */
@KilledBy("asksFirst")
public class LooksTooEarly implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Command described = Command.of(command).withGrace(grace).withStdout(Output.lines(line -> lines.add(line)));
        try (RunningCommand running = described.start()) {
            Optional<CommandResult> result = running.communicate(limit);
            if (result.isEmpty()) {
                throw new TimeUp(lines);
            }
            return lines;
        }
    }
}

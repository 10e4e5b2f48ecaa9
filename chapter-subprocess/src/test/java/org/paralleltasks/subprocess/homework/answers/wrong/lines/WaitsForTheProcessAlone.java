package org.paralleltasks.subprocess.homework.answers.wrong.lines;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.Output;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

/** The process has ended, and its last lines may still be on their way. */
@KilledBy("givesTheLines")
public class WaitsForTheProcessAlone implements Lines {
    @Override
    public List<String> of(List<String> command) throws CommandError, IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Command described = Command.of(command)
                .withStdout(Output.lines(line -> lines.add(line)))
                .withStderr(Output.lines(line -> errors.add(line)));
        RunningCommand running = described.start();
        int code = running.waitFor();
        if (code != 0) {
            throw new CommandError(code, List.copyOf(errors));
        }
        return List.copyOf(lines);
    }
}

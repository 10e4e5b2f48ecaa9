package org.paralleltasks.subprocess.homework.answers.right.lines;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.Output;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

/** Two threads of the command bring the lines, and it is over when they have brought the last. */
public class LinesAsTheyCome implements Lines {
    @Override
    public List<String> of(List<String> command) throws CommandError, IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Command described = Command.of(command)
                .withStdout(Output.lines(line -> lines.add(line)))
                .withStderr(Output.lines(line -> errors.add(line)));
        try (RunningCommand running = described.start()) {
            CommandResult result = running.communicate();
            if (result.returnCode() != 0) {
                throw new CommandError(result.returnCode(), errors);
            }
            return lines;
        }
    }
}

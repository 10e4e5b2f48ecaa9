package org.paralleltasks.subprocess.homework.answers.right.lines;

import java.io.IOException;
import java.util.List;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

/** The command of this chapter does it all. */
public class RunsACommand implements Lines {
    @Override
    public List<String> of(List<String> command) throws CommandError, IOException, InterruptedException {
        CommandResult result = Command.of(command).run();
        if (result.returnCode() != 0) {
            throw new CommandError(result.returnCode(), result.stderr().lines());
        }
        return result.stdout().lines();
    }
}

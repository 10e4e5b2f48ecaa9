package org.paralleltasks.subprocess.homework.answers.right.lines;

import java.io.IOException;
import java.util.List;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandFailedException;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

/** The exception of the library, translated. */
public class InsistsOnSuccess implements Lines {
    @Override
    public List<String> of(List<String> command) throws CommandError, IOException, InterruptedException {
        try {
            return Command.of(command).run().check().stdout().lines();
        } catch (CommandFailedException e) {
            throw new CommandError(e.result().returnCode(), e.result().stderr().lines());
        }
    }
}

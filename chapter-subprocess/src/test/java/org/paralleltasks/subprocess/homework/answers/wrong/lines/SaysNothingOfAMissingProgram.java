package org.paralleltasks.subprocess.homework.answers.wrong.lines;

import java.io.IOException;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

/** A program that is not there looks like one with nothing to say. */
@KilledBy("tellsThatThereIsNoProgram")
public class SaysNothingOfAMissingProgram implements Lines {
    @Override
    public List<String> of(List<String> command) throws CommandError, IOException, InterruptedException {
        try {
            CommandResult result = Command.of(command).run();
            if (result.returnCode() != 0) {
                throw new CommandError(result.returnCode(), result.stderr().lines());
            }
            return result.stdout().lines();
        } catch (LaunchException e) {
            return List.of();
        }
    }
}

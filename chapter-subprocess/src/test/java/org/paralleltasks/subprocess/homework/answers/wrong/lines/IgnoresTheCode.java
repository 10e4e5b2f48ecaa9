package org.paralleltasks.subprocess.homework.answers.wrong.lines;

import java.io.IOException;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

/** A failure passes for a success with less output. */
@KilledBy("tellsTheError")
public class IgnoresTheCode implements Lines {
    @Override
    public List<String> of(List<String> command) throws CommandError, IOException, InterruptedException {
        return Command.of(command).run().stdout().lines();
    }
}

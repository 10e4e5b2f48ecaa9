package org.paralleltasks.subprocess.homework.answers.wrong.timelimit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** The way out by an exception leaves the command behind. */
@KilledBy("anInterruptEndsIt")
public class LeftWhenInterrupted implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        RunningCommand running = Command.of(command).withGrace(grace).start();
        OptionalInt code = running.waitFor(limit);
        if (code.isEmpty()) {
            running.close();
            throw new TimeUp(running.communicate().stdout().lines());
        }
        return running.communicate().stdout().lines();
    }
}

package org.paralleltasks.subprocess.homework.answers.wrong.timelimit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** The command has ended in time, and the program waits for its timer. */
@KilledBy("nothingKeepsTheProgram")
public class TimerNotCancelled implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        AtomicBoolean isLate = new AtomicBoolean();
        Timer timer = new Timer("time limit");
        try (RunningCommand running = Command.of(command).withGrace(grace).start()) {
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            isLate.set(true);
                            running.close();
                            timer.cancel();
                        }
                    },
                    limit.toMillis());
            CommandResult result = running.communicate();
            if (isLate.get()) {
                throw new TimeUp(result.stdout().lines());
            }
            return result.stdout().lines();
        }
    }
}

package org.paralleltasks.subprocess.homework.answers.wrong.timelimit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.Output;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** Who writes a line has all the time again. */
@KilledBy("limitsTheWhole")
public class ClockForEachLine implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        List<String> lines = new ArrayList<>();
        Command described = Command.of(command).withGrace(grace).withStdout(Output.lines(line -> queue.add(line)));
        try (RunningCommand running = described.start()) {
            while (running.poll().isEmpty()) {
                String line = queue.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
                if (line == null && running.poll().isEmpty()) {
                    running.close();
                    queue.drainTo(lines);
                    throw new TimeUp(lines);
                }
                if (line != null) {
                    lines.add(line);
                }
                running.waitFor(Duration.ofMillis(20));
            }
            running.communicate();
            queue.drainTo(lines);
            return lines;
        }
    }
}

package org.paralleltasks.subprocess.homework.answers.right.timelimit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.Output;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** Another thread closes the command when its time is up. */
public class ATimerCloses implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean isLate = new AtomicBoolean();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        RunningCommand running = Command.of(command)
                .withGrace(grace)
                .withStdout(Output.lines(line -> lines.add(line)))
                .start();
        Future<?> late = timer.schedule(
                () -> {
                    if (running.poll().isEmpty()) {
                        isLate.set(true);
                        running.close();
                    }
                },
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            running.communicate();
        } finally {
            late.cancel(false);
            timer.shutdownNow();
            running.close();
        }
        if (isLate.get()) {
            throw new TimeUp(lines);
        }
        return lines;
    }
}

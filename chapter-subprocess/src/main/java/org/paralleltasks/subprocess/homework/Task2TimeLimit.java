package org.paralleltasks.subprocess.homework;

import java.time.Duration;
import java.util.List;
import org.paralleltasks.subprocess.homework.given.TimeLimit;

/** Task 2: a command with a time-out that leaves nothing behind. The instructions are in Task2TimeLimit.md. */
public class Task2TimeLimit implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace) {
        throw new UnsupportedOperationException(
                "TODO 2: run the command; if its time is up, end all that it has started and throw TimeUp");
    }
}

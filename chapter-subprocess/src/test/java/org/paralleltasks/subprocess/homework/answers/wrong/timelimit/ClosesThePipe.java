package org.paralleltasks.subprocess.homework.answers.wrong.timelimit;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** destroy() asks the command to end, and throws away what it answers. */
@KilledBy("asksFirst")
public class ClosesThePipe implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Thread reader = new Thread(() -> read(process, lines));
        reader.start();
        if (process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            reader.join();
            return lines;
        }
        process.destroy();
        process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new TimeUp(lines);
    }

    private static void read(Process process, List<String> lines) {
        try (BufferedReader in = process.inputReader()) {
            in.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package org.paralleltasks.subprocess.homework.answers.wrong.timelimit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** No time to tidy up. */
@KilledBy("asksFirst")
public class KillsAtOnce implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        Path out = Files.createTempFile("command", ".out");
        try {
            Process process =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).start();
            if (process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return Files.readAllLines(out);
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new TimeUp(Files.readAllLines(out));
        } finally {
            Files.delete(out);
        }
    }
}

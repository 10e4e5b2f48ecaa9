package org.paralleltasks.subprocess.homework.answers.wrong.timelimit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** Who has lost its parent is not among the descendants. */
@KilledBy("endsTheLost")
public class ChildrenByTheirParents implements TimeLimit {
    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        Path out = Files.createTempFile("command", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return Files.readAllLines(out);
            }
            List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
            tree.add(process.toHandle());
            tree.forEach(ProcessHandle::destroy);
            process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS);
            tree.forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
            throw new TimeUp(Files.readAllLines(out));
        } finally {
            Files.delete(out);
        }
    }
}

package org.paralleltasks.subprocess.homework.answers.right.timelimit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.paralleltasks.subprocess.homework.given.TimeLimit;
import org.paralleltasks.subprocess.homework.given.TimeUp;

/** Without the library: a word in the environment, a file for the output, and signals in rounds. */
public class ByHand implements TimeLimit {
    private static final String VARIABLE = "TIME_LIMIT_WORD";

    @Override
    public List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException {
        Path out = Files.createTempFile("command", ".out");
        String word = UUID.randomUUID().toString();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(VARIABLE, word);
        try {
            boolean inTime = false;
            Process process = builder.start();
            try {
                inTime = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
            } finally {
                if (!inTime) {
                    endAll(word, grace);
                }
            }
            if (inTime) {
                return Files.readAllLines(out);
            }
            throw new TimeUp(Files.readAllLines(out));
        } finally {
            Files.delete(out);
        }
    }

    private static void endAll(String word, Duration grace) throws InterruptedException {
        living(word).forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + grace.toNanos();
        while (!living(word).isEmpty()) {
            if (System.nanoTime() - end > 0) {
                living(word).forEach(ProcessHandle::destroyForcibly);
            }
            Thread.sleep(5);
        }
    }

    private static List<ProcessHandle> living(String word) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(p -> carries(p, VARIABLE + "=" + word)).toList();
        }
    }

    private static boolean carries(ProcessHandle process, String word) {
        try {
            // Of a process that has ended, this is empty.
            byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
            return new String(environment, StandardCharsets.ISO_8859_1).contains(word);
        } catch (IOException e) {
            return false;
        }
    }
}

package org.paralleltasks.exercise4;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.paralleltasks.common.Pace;
import org.paralleltasks.exercise4.homework.given.CommandJob;
import org.paralleltasks.exercise4.homework.given.CommandRow;
import org.paralleltasks.exercise4.homework.given.CommandScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Part 2 at work: five commands, two at once, with the scheduler that you have written.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15, with the reference solution:
 *
 * <pre>
 * 06:44:28.491 greeting DONE with code 0 (attempts: 1)
 * 06:44:28.494 flaky DONE with code 0 (attempts: 3)
 * 06:44:28.494 stuck TIMED_OUT (attempts: 1)
 * 06:44:28.494 broken FAILED with code 4 (attempts: 1)
 * 06:44:28.494 missing FAILED with code 127 (attempts: 1)
 * 06:44:28.499 broken.err: no disk
 * 06:44:28.499 flaky.out: attempt 3
 * 06:44:28.499 greeting.out: BYE !
 * 06:44:28.506 stuck.out: waiting for a child
 * </pre>
 *
 * <ul>
 *   <li>always: a row for each command, in their order, then what their files have, the errors too;
 *   <li>always: {@code flaky} is done in its third attempt, and its file has that attempt alone;
 *   <li>always: {@code stuck} is ended 3 s after its beginning, with the {@code sleep} that it waits for.
 * </ul>
 *
 * <p><b>Run it.</b> {@code ./course run exercise-4/commands}, or {@code mvn -q -pl exercise-4 compile exec:java
 * -Dexec.args=commands}
 *
 * <p><b>Try next.</b> While it runs, {@code ps -ef | grep sleep} in another terminal; and once more afterwards.
 */
public final class Ex02Commands {
    private static final Logger log = LoggerFactory.getLogger(Ex02Commands.class);
    private static final long LONG = Pace.millis(20_000);

    private Ex02Commands() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("exercise-4");
        try {
            CommandScheduler scheduler = Answer.create(
                    "Task2Commands", CommandScheduler.class, new Class<?>[] {int.class, Path.class}, 2, folder);
            Answer.use(() -> {
                List<CommandRow> rows = scheduler.run(jobs(folder));
                rows.forEach(row -> log.info("{}", row));
            });
            show(folder);
        } finally {
            delete(folder);
        }
    }

    private static List<CommandJob> jobs(Path folder) {
        String flaky = "n=$(($(cat \"$0\" 2>/dev/null || echo 0) + 1)); echo $n >\"$0\"; echo attempt $n; [ $n = 3 ]";
        return List.of(
                shell("greeting", LONG, 1, "sleep " + seconds(2_000) + "; echo 'BYE !'"),
                shell("flaky", LONG, 5, flaky, folder.resolve("attempts").toString()),
                shell("stuck", Pace.millis(3_000), 5, "echo 'waiting for a child'; sleep 600; echo never"),
                shell("broken", LONG, 1, "echo 'no disk' >&2; exit 4"),
                new CommandJob("missing", List.of("no-such-program"), LONG, 5));
    }

    private static CommandJob shell(String name, long deadlineMillis, int attempts, String line, String... arguments) {
        return new CommandJob(
                name,
                Stream.concat(Stream.of("sh", "-c", line), Stream.of(arguments)).toList(),
                deadlineMillis,
                attempts);
    }

    private static String seconds(long nominalMillis) {
        return String.format(Locale.ROOT, "%.3f", Pace.millis(nominalMillis) / 1_000.0);
    }

    private static void show(Path folder) throws IOException {
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".out") || name.endsWith(".err")) {
                List<String> lines = Files.readAllLines(file);
                lines.forEach(line -> log.info("{}: {}", name, line));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted(Comparator.naturalOrder()).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}

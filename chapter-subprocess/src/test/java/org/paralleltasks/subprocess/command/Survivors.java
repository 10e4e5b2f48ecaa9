package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds what a command left running, by an environment variable of the test's own and with none of the library's code:
 * a test must not ask the code that it tests. Closing it ends them.
 */
final class Survivors implements AutoCloseable {
    static final String VARIABLE = "TEST_SURVIVOR_MARK";

    private final String value = UUID.randomUUID().toString();

    String value() {
        return value;
    }

    Command mark(Command command) {
        return command.withVariable(VARIABLE, value);
    }

    /** The processes that carry the mark and run; zombies have ended. */
    List<ProcessHandle> living() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::carriesTheMark).toList();
        }
    }

    void assertNone() {
        assertThat(living()).as("survivors").isEmpty();
    }

    void awaitCount(int count) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(living()).hasSize(count));
    }

    /** Waits until that many of them are {@code sleep}: not still the shell or the program that will become it. */
    void awaitSleeps(int count) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() ->
                        assertThat(living().stream().filter(Survivors::isSleep)).hasSize(count));
    }

    private static boolean isSleep(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).startsWith("sleep\0");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean carriesTheMark(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            String environ = Files.readString(proc.resolve("environ"), StandardCharsets.ISO_8859_1);
            return !isZombie(process) && environ.contains(VARIABLE + "=" + value);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it has ended, and its parent has not taken note yet; false also if it is gone. */
    static boolean isZombie(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            String stat = Files.readString(file, StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        living().forEach(ProcessHandle::destroyForcibly);
    }
}

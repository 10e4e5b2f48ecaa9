package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** File descriptors, threads, zombies and temporary files, before and after many commands of all kinds. */
@Tag("concurrency")
@Timeout(120)
class CommandLeavesNothingTest {
    private static final Path MISSING = Path.of("/no/such/place");

    /** Commands that come to their end in each of the possible ways. */
    private static final List<Callable<?>> ALL_WAYS = List.of(
            () -> Command.of("true").run(),
            () -> Command.of("cat").withInput(Input.text("text")).run(),
            () -> Command.shell("echo out; echo err >&2; exit 3").run(),
            () -> Command.of("no-such-program").run(),
            () -> Command.of("true").withDirectory(MISSING).run(),
            () -> Command.of("true", "x".repeat(200_000))
                    .withInput(Input.text("x"))
                    .run(),
            () -> Command.of("true")
                    .withInput(Input.text("x"))
                    .withStdout(Output.file(MISSING))
                    .run(),
            () -> Command.shell("sleep 5 & sleep 5")
                    .withTimeout(Duration.ofMillis(20))
                    .run(),
            () -> Command.of("yes").withOutputLimit(1_000).run(),
            CommandLeavesNothingTest::closeALongOutput,
            CommandLeavesNothingTest::interruptARunWithALongOutput,
            () -> Command.of("echo").withStdout(Output.lines(Integer::parseInt)).run(),
            CommandLeavesNothingTest::startAndClose);

    private static long startAndClose() throws Exception {
        try (RunningCommand running = Command.of("sleep", "5").start()) {
            return running.pid();
        }
    }

    private static final Command LONG_OUTPUT = Command.of("head", "-c", "600000", "/dev/zero");

    private static byte[] closeALongOutput() throws Exception {
        try (CapturedOutput output = LONG_OUTPUT.run().stdout()) {
            return output.bytes();
        }
    }

    private static boolean interruptARunWithALongOutput() throws Exception {
        Thread caller = Thread.currentThread();
        try {
            Command.shell("head -c 600000 /dev/zero; echo written >&2; sleep 5")
                    .withStderr(Output.lines(line -> caller.interrupt()))
                    .run();
            throw new AssertionError("not interrupted");
        } catch (InterruptedException e) {
            return true;
        }
    }

    private record Resources(long descriptors, long threads, long zombies, long files) {
        static Resources now() {
            return new Resources(
                    count(Path.of("/proc/self/fd"), ""),
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(t -> t.getName().startsWith("command-"))
                            .count(),
                    ProcessHandle.current()
                            .children()
                            .filter(Survivors::isZombie)
                            .count(),
                    count(Path.of(System.getProperty("java.io.tmpdir")), "command-"));
        }

        private static long count(Path folder, String prefix) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                        .count();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void assertLeavesNothing(Work work) throws Exception {
        for (Callable<?> way : ALL_WAYS) {
            run(way); // What is made once and kept, such as the lifeline, is no leak.
        }
        Resources before = Resources.now();

        work.run();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Resources after = Resources.now();
            assertThat(after.descriptors).as("file descriptors").isLessThanOrEqualTo(before.descriptors);
            assertThat(after.threads).as("threads").isZero();
            assertThat(after.zombies).as("zombies").isZero();
            assertThat(after.files).as("temporary files").isZero();
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private static boolean run(Callable<?> way) throws InterruptedException {
        try {
            way.call();
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return false; // Half of the ways are errors, each with a test of its own.
        }
    }

    @Test
    void fiveHundredInARow() throws Exception {
        assertLeavesNothing(() -> {
            for (int i = 0; i < 500; i++) {
                assertThat(Command.of("true").run().returnCode()).isZero();
            }
        });
    }

    @Test
    void everyWayToEnd() throws Exception {
        assertLeavesNothing(() -> {
            for (int i = 0; i < 10; i++) {
                for (Callable<?> way : ALL_WAYS) {
                    run(way);
                }
            }
        });
    }

    @Test
    void anInterruptedRunClosesTheFileOfItsOutput() throws Exception {
        interruptARunWithALongOutput(); // What is made once and kept, such as the lifeline, is no leak.
        System.gc(); // Files of other tests, so that they do not go meanwhile.
        Resources before = Resources.now();

        for (int i = 0; i < 10; i++) {
            interruptARunWithALongOutput();
        }

        await().untilAsserted(() -> assertThat(Resources.now().descriptors).isLessThanOrEqualTo(before.descriptors));
    }

    @Test
    void filesOfLongOutputsThatNobodyHasAnyMoreGoWithTheGarbage() throws Exception {
        LONG_OUTPUT.run().stdout().close(); // What is made once and kept, such as the lifeline, is no leak.
        Resources before = Resources.now();
        for (int i = 0; i < 20; i++) {
            assertThat(LONG_OUTPUT.run().stdout().size()).isEqualTo(600_000);
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            System.gc();
            assertThat(Resources.now().descriptors).isLessThanOrEqualTo(before.descriptors);
        });
    }

    @Test
    void sixtyFourAtOnce() throws Exception {
        Command command = Command.shell("echo $$; echo err >&2; cat").withInput(Input.text("in"));
        ExecutorService callers = Executors.newFixedThreadPool(64);
        try {
            assertLeavesNothing(() -> {
                for (Future<CommandResult> run :
                        callers.invokeAll(Collections.<Callable<CommandResult>>nCopies(64, command::run))) {
                    CommandResult result = run.get();
                    assertThat(result.stdout().text()).isEqualTo(result.pid() + "\nin");
                    assertThat(result.stderr().text()).isEqualTo("err\n");
                }
            });
        } finally {
            callers.shutdownNow();
        }
    }
}

package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM ends in each of the ways in which JVMs do, with commands that run and with commands that are over. */
@Tag("concurrency")
@Timeout(60)
class JvmEndTest {
    /** How the JVM ends. */
    enum End {
        MAIN_RETURNS,
        EXIT,
        HALT,
        SIGTERM,
        SIGKILL
    }

    private final Survivors running = new Survivors();
    private final Survivors left = new Survivors();

    @AfterEach
    void endWhatIsLeft() {
        running.close();
        left.close();
    }

    @ParameterizedTest
    @EnumSource
    void endsWhatRunsAndLeavesWhatIsOver(End end) throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        Command jvm = ChildJvm.of(Program.class)
                .withVariable("END", end.name())
                .withVariable("RUNNING", running.value())
                .withVariable("LEFT", left.value())
                .withStdout(Output.lines(line -> ready.countDown()))
                .withStderr(Output.inherited());

        try (RunningCommand program = jvm.start()) {
            ready.await();
            switch (end) {
                case SIGTERM -> program.terminate();
                case SIGKILL -> program.kill();
                default -> {
                    // It ends by itself.
                }
            }
            program.waitFor();

            if (end != End.HALT && end != End.SIGKILL) {
                running.assertNone(); // A JVM that has the time to see to its commands does, and is not over before.
            }
            await().atMost(Duration.ofSeconds(20)).untilAsserted(running::assertNone);
            assertThat(left.living()).as("what a command had left running").hasSize(1);
        }
    }

    /**
     * Runs a command that leaves something, and starts three that run on: two of them deaf to SIGTERM, or with a
     * descendant that is, and is known by its parent alone.
     */
    static final class Program {
        public static void main(String[] args) throws Exception {
            End end = End.valueOf(System.getenv("END"));
            marked("sleep 30 >/dev/null 2>&1 & exit 0", "LEFT").run();
            marked("sleep 30 & (setsid sleep 30 &); sleep 30", "RUNNING").start();
            String deafLine = "trap '' TERM; echo deaf; sleep 30; sleep 30";
            CountDownLatch deaf = new CountDownLatch(2);
            for (String line : List.of(deafLine, "env -u COMMAND_MARK setsid sh -c \"" + deafLine + "\" & sleep 30")) {
                marked(line, "RUNNING")
                        .withGrace(Duration.ofMillis(100))
                        .withStdout(Output.lines(heard -> deaf.countDown()))
                        .start();
            }
            deaf.await();
            System.out.println("ready");
            switch (end) {
                case EXIT -> System.exit(0);
                case HALT -> Runtime.getRuntime().halt(0);
                case SIGTERM, SIGKILL -> new CountDownLatch(1).await();
                case MAIN_RETURNS -> {
                    // By returning.
                }
            }
        }

        private static Command marked(String line, String mark) {
            return Command.shell(line).withVariable(Survivors.VARIABLE, System.getenv(mark));
        }
    }
}

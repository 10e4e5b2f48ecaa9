package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lifeline of this JVM would do if the JVM ended now: it is read where the lifeline itself will read it. */
@Tag("concurrency")
@Timeout(120)
class LifelineTest {
    private final Survivors survivors = new Survivors();

    @AfterEach
    void endWhatIsLeft() {
        survivors.close();
    }

    /** A process that is just becoming another program shows no arguments for a moment. */
    private static ProcessHandle lifeline() {
        return await().atMost(Duration.ofSeconds(60))
                .until(LifelineTest::findLifeline, Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<ProcessHandle> findLifeline() {
        return ProcessHandle.current()
                .children()
                .filter(child -> String.join(" ", child.info().arguments().orElse(new String[0]))
                        .contains("LIFELINE"))
                .filter(child -> !Survivors.isZombie(child))
                .reduce((one, other) -> {
                    throw new AssertionError("two lifelines: " + one + ", " + other);
                });
    }

    private static String table() throws IOException {
        Path table = Path.of("/proc", Long.toString(lifeline().pid()), "fd/1");
        return Files.readString(table, StandardCharsets.US_ASCII);
    }

    private static String row(RunningCommand command, String graceAndState) {
        return command.pid() + " " + startOf(command.pid()) + " " + graceAndState;
    }

    private static long startOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What comes after the words, which mean nothing to a person. */
    private static List<String> commands() throws IOException {
        return table().lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.substring(line.indexOf(' ') + 1).strip())
                .toList();
    }

    @Test
    void knowsTheCommandsThatRunAndNoOthers() throws Exception {
        Command.of("true").run();
        assertThat(commands()).isEmpty();

        try (RunningCommand first = Command.of("sleep", "20").start();
                RunningCommand second = Command.of("sleep", "20")
                        .withGrace(Duration.ofMillis(70))
                        .start()) {
            assertThat(commands()).containsExactly(row(first, "2000 running"), row(second, "70 running"));
            first.kill();
            first.communicate();
            assertThat(commands()).containsExactly(row(second, "70 running"));
        }
        assertThat(commands()).isEmpty();
    }

    @Test
    void forgetsACommandThatDidNotStart() throws Exception {
        assertThatThrownBy(() -> Command.of("no-such-program").run()).isInstanceOf(LaunchException.class);
        assertThatThrownBy(() -> Command.of("true", "x".repeat(200_000)).run()).isInstanceOf(LaunchException.class);

        assertThat(commands()).isEmpty();
    }

    @Test
    void knowsThatACommandIsBeingEndedUntilAllOfItHasEnded() throws Exception {
        CountDownLatch deaf = new CountDownLatch(1);
        Command command = survivors.mark(Command.shell("trap '' TERM; echo deaf; sleep 20; sleep 20")
                .withGrace(Duration.ofSeconds(20))
                .withStdout(Output.lines(line -> deaf.countDown())));
        RunningCommand running = command.start();
        deaf.await();

        Thread closing = new Thread(running::close);
        closing.start();

        await().untilAsserted(() -> assertThat(commands()).containsExactly(row(running, "20000 ending")));
        running.sendToTree(Signal.KILL);
        closing.join();
        assertThat(commands()).isEmpty();
    }

    @Test
    void itsTableIsAsLongAsTheCommandsThatRunAtOnceNeed() throws Exception {
        Command.of("true").run();
        int before = table().length();
        for (int i = 0; i < 100; i++) {
            Command.of("true").run();
        }
        assertThat(table()).hasSize(before);

        List<RunningCommand> many = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                many.add(Command.of("sleep", "300").start());
            }
            assertThat(commands()).hasSize(100);
            assertThat(table().lines()).allSatisfy(line -> assertThat(line).hasSize(127));
        } finally {
            many.forEach(RunningCommand::kill);
            many.forEach(RunningCommand::close);
        }
        assertThat(commands()).isEmpty();
    }

    @Test
    void isOneProcessThatComesBackWhenItIsKilledAndKnowsWhatRuns() throws Exception {
        try (RunningCommand running = Command.of("sleep", "20").start()) {
            ProcessHandle lifeline = lifeline();
            Command.of("true").run();
            assertThat(lifeline()).isEqualTo(lifeline);

            lifeline.destroyForcibly();
            lifeline.onExit().join();
            Command.of("true").run();
            Command.of("true").run();

            assertThat(lifeline().isAlive()).isTrue();
            assertThat(commands()).containsExactly(row(running, "2000 running"));
        }
    }

    /** The end of a JVM, with a table that holds this one command of a process that was started by the test. */
    private static void endOfJvmWith(LifelineTable.Row row) throws Exception {
        LifelineTable table = new LifelineTable();
        table.put(row);
        Process lifeline = Lifeline.start(table);
        lifeline.getOutputStream().close();
        lifeline.waitFor();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesAProcessAloneThatHasBeenGivenTheNumberOfACommand(boolean isEnding) throws Exception {
        Process other = new ProcessBuilder(Launch.inOwnSession(List.of("sleep", "300"))).start();
        try {
            long start = startOf(other.pid());

            endOfJvmWith(new LifelineTable.Row("its-command-is-over", other.pid(), start - 1, 0, isEnding));
            assertThat(other.isAlive()).isTrue();

            endOfJvmWith(new LifelineTable.Row("its-command-runs", other.pid(), start, 0, isEnding));
            assertThat(other.waitFor()).isEqualTo(Signal.TERM.returnCode());
        } finally {
            other.destroyForcibly();
        }
    }

    /** A process can choose its name, which stands before all else in its line of the process table. */
    @Test
    void endsAProcessWhateverItsName() throws Exception {
        String line = "printf 'a\\nb) Z 1 (' >/proc/$$/comm; sleep 300; exit 0";
        Process process = new ProcessBuilder(Launch.inOwnSession(List.of("sh", "-c", line))).start();
        try {
            Path name = Path.of("/proc", Long.toString(process.pid()), "comm");
            await().until(() -> Files.readString(name).contains("b) Z"));

            endOfJvmWith(new LifelineTable.Row("its-name-is-odd", process.pid(), startOf(process.pid()), 0, false));

            assertThat(process.waitFor()).isEqualTo(Signal.TERM.returnCode());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void isThereAgainAsSoonAsItCanBe() throws Exception {
        CommandResult result = NoDescriptors.jvm(IsBlindForAWhile.class, "-Dmark=" + survivors.value())
                .withTimeout(Duration.ofSeconds(100))
                .run();

        assertThat(result.stdout().text()).as(result.toString()).isEqualTo("started\n");
        assertThat(result.stderr().lines())
                .as("one warning for two attempts")
                .filteredOn(line -> line.startsWith("Commands that run will go on when this JVM is killed"))
                .hasSize(1);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(survivors::assertNone);
    }

    static final class IsBlindForAWhile {
        public static void main(String[] args) throws Exception {
            Command.of("true").run();
            ProcessHandle lifeline = lifeline();
            lifeline.destroyForcibly();
            lifeline.onExit().join();
            ProcessMark mark = new ProcessMark();
            NoDescriptors.during(() -> {
                RunningCommands.ofThisJvm().lifeline().start(mark, 0);
                RunningCommands.ofThisJvm().lifeline().over(mark);
            });
            Command.of("sleep", "300")
                    .withVariable(Survivors.VARIABLE, System.getProperty("mark"))
                    .start();
            System.out.println("started");
            Runtime.getRuntime().halt(0);
        }
    }
}

package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("concurrency")
@Timeout(120)
class CommandTimeoutTest {
    /** For tests of what a command did before its time-out: long for a shell's first lines on a busy machine. */
    private static final Duration LONG_ENOUGH_TO_BEGIN = Duration.ofSeconds(3);

    /** For tests of a command that obeys SIGTERM, which on a busy machine can take it as long. */
    private static final Duration LONG_GRACE = Duration.ofSeconds(10);

    private final Survivors survivors = new Survivors();

    @AfterEach
    void endWhatIsLeft() {
        survivors.close();
    }

    private CommandTimeoutException timeOut(Command command) {
        CommandTimeoutException timeout = catchThrowableOfType(
                CommandTimeoutException.class, () -> survivors.mark(command).run());
        assertThat(timeout).as("a time-out").isNotNull();
        survivors.assertNone();
        return timeout;
    }

    private static Command withTimeout(String line) {
        return Command.shell(line).withTimeout(Duration.ofMillis(400)).withGrace(Duration.ofMillis(200));
    }

    @Test
    void endsTheShellAndItsSleep() {
        CommandTimeoutException timeout = timeOut(withTimeout("sleep 20; echo x")
                .withTimeout(Duration.ofSeconds(1))
                .withGrace(LONG_GRACE));

        assertThat(timeout.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(timeout.result().elapsed()).isBetween(Duration.ofMillis(1000), Duration.ofSeconds(10));
        assertThat(timeout.result().signal()).contains(Signal.TERM);
        assertThat(timeout).hasMessageContaining("sleep 20").hasMessageContaining("1000 ms");
    }

    /** They lose one or two of the three things by which the library knows them, but not the mark of this test. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "trap '' TERM; sleep 20; sleep 20",
                "kill -STOP $$; sleep 20",
                "(sleep 20 &); sleep 20",
                "(trap '' TERM; (sleep 20; sleep 20) & ) ; sleep 20",
                "setsid sleep 20 & sleep 20",
                "setsid sh -c '(setsid sleep 20 &)' & sleep 20",
                "env -u COMMAND_MARK sleep 20 & sleep 20",
                "env -u COMMAND_MARK sh -c '(sleep 20 &)'; sleep 20",
                "while :; do sleep 0.05 & done",
                "exec sleep 20 >/dev/null 2>&1"
            })
    void leavesNoSurvivor(String line) {
        timeOut(withTimeout(line));
    }

    /** Found by their parent alone, which may not be there any more when they have ignored SIGTERM. */
    @ParameterizedTest
    @ValueSource(strings = {"sleep 20", "sh -c 'trap \"\" TERM; sleep 20; sleep 20'"})
    void leavesNoSurvivorWithoutSessionAndMark(String descendant) throws Exception {
        Command command = Command.shell("env -u COMMAND_MARK setsid " + descendant + " & sleep 20")
                .withGrace(Duration.ofMillis(200));
        try (RunningCommand running = survivors.mark(command).start()) {
            // Not by a time-out, which on a busy machine could come between env and setsid.
            survivors.awaitSleeps(2);
            assertThat(running.poll()).isEmpty();
        }
        survivors.assertNone();
    }

    @Test
    void keepsWhatWasWrittenBefore() {
        CommandTimeoutException timeout =
                timeOut(withTimeout("echo so far; echo trouble >&2; sleep 20").withTimeout(LONG_ENOUGH_TO_BEGIN));

        assertThat(timeout.result().stdout().text()).isEqualTo("so far\n");
        assertThat(timeout.result().stderr().text()).isEqualTo("trouble\n");
    }

    @Test
    void keepsWhatIsWrittenWhileHandlingTheRequestToEnd() {
        CommandTimeoutException timeout = timeOut(
                withTimeout("trap 'head -c 300000 /dev/zero; exit 7' TERM; echo ready; while :; do sleep 0.1; done")
                        .withTimeout(LONG_ENOUGH_TO_BEGIN)
                        .withGrace(LONG_GRACE));

        assertThat(timeout.result().stdout().size()).isEqualTo("ready\n".length() + 300_000);
        assertThat(timeout.result().returnCode()).isEqualTo(7);
    }

    /** The command's own process dies at once of SIGTERM; the JDK would close its pipes then. */
    @Test
    void keepsWhatADescendantWritesAsItEnds() {
        CommandTimeoutException timeout = timeOut(withTimeout(
                        "(trap 'sleep 0.3; echo cleaned up; exit' TERM; while :; do sleep 0.05; done) & exec sleep 20")
                .withTimeout(LONG_ENOUGH_TO_BEGIN)
                .withGrace(LONG_GRACE));

        assertThat(timeout.result().signal()).contains(Signal.TERM);
        assertThat(timeout.result().stdout().lines()).containsExactly("cleaned up");
    }

    @Test
    void doesNotTouchACommandThatEndsInTime() throws Exception {
        CommandResult result = survivors
                .mark(Command.shell("sleep 20 & sleep .4; echo hi; exit 3").withTimeout(Duration.ofSeconds(10)))
                .run();

        assertThat(result.returnCode()).isEqualTo(3);
        assertThat(result.stdout().text()).isEqualTo("hi\n");
        assertThat(result.elapsed()).isLessThan(Duration.ofSeconds(4));
        assertThat(survivors.living()).as("what it left running").hasSize(1);
    }

    /**
     * Around the deadline a run is one thing or the other: a whole result, or a time-out that has passed. So that it is
     * around the deadline however fast the machine is, who made it gets less time the next time, and who did not gets more.
     */
    @Test
    void isEitherAResultOrATimeout() throws Exception {
        AtomicLong timeoutMicros = new AtomicLong(22_000);
        Callable<Boolean> run = () -> {
            Duration timeout = Duration.ofNanos(1000 * timeoutMicros.get());
            boolean hasEndedByItself =
                    endsByItself(Command.shell("sleep 0.02; echo out").withTimeout(timeout));
            timeoutMicros.updateAndGet(micros -> hasEndedByItself ? micros * 39 / 40 : micros * 21 / 20);
            return hasEndedByItself;
        };
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            Set<Boolean> seen = new HashSet<>();
            for (Future<Boolean> future : callers.invokeAll(Collections.nCopies(300, run))) {
                seen.add(future.get());
            }
            assertThat(seen).as("has ended by itself").containsExactlyInAnyOrder(true, false);
        } finally {
            callers.shutdownNow();
        }
    }

    private static boolean endsByItself(Command command) throws Exception {
        try {
            CommandResult result = command.run();
            assertThat(result.returnCode()).isZero();
            assertThat(result.stdout().text()).isEqualTo("out\n");
            return true;
        } catch (CommandTimeoutException e) {
            assertThat(e.result().elapsed()).isGreaterThanOrEqualTo(e.timeout());
            return false;
        }
    }

    @Test
    void endsManyTreesAtOnce() throws Exception {
        Command command = survivors.mark(withTimeout("(sleep 20 &) ; setsid sleep 20 & sleep 20")
                .withStdout(Output.discarded())
                .withStderr(Output.discarded()));
        ExecutorService callers = Executors.newFixedThreadPool(64);
        try {
            List<Future<CommandResult>> runs =
                    callers.invokeAll(Collections.nCopies(64, command::run), 50, TimeUnit.SECONDS);

            for (Future<CommandResult> run : runs) {
                assertThatThrownBy(run::get).hasCauseInstanceOf(CommandTimeoutException.class);
            }
        } finally {
            callers.shutdownNow();
        }
        survivors.assertNone();
    }

    @Test
    void appliesToAStartedCommandThatNobodyWaitsFor() throws Exception {
        Command command = withTimeout("sleep 20 & sleep 20").withGrace(LONG_GRACE);
        try (RunningCommand running = survivors.mark(command).start()) {
            assertThat(running.waitFor()).isEqualTo(Signal.TERM.returnCode());
            assertThatThrownBy(running::communicate).isInstanceOf(CommandTimeoutException.class);
            survivors.assertNone();
            assertThatThrownBy(running::communicate).isInstanceOf(CommandTimeoutException.class);
        }
    }

    /**
     * The limit that is documented: who loses its parent, its session and its environment, all three, is not found. In
     * the shell's own session, or with its environment, or with its parent, it is.
     */
    @Test
    void whatLeavesParentSessionAndEnvironmentEscapes() {
        assertEscapes(Command.shell("(env -i setsid sh -c 'echo $$; exec sleep 60' &); sleep 60"));
    }

    /** The other limit: a command whose environment is given whole has no room for the library's mark. */
    @Test
    void whatLeavesParentAndSessionEscapesIfTheEnvironmentIsGivenWhole() {
        assertEscapes(Command.shell("(setsid sh -c 'echo $$; exec sleep 60' &); sleep 60")
                .withEnvironment(Map.of("PATH", System.getenv("PATH"))));
    }

    /** The command prints the id of who escapes; a time-out before it has done so tells nothing, and is made longer. */
    private static void assertEscapes(Command command) {
        List<String> printed = List.of();
        for (int seconds = 1; printed.isEmpty() && seconds < 30; seconds *= 4) {
            Command limited = command.withTimeout(Duration.ofSeconds(seconds));
            printed = catchThrowableOfType(CommandTimeoutException.class, limited::run)
                    .result()
                    .stdout()
                    .lines();
        }
        long pid = Long.parseLong(printed.get(0));
        // Not ProcessHandle.isAlive(), which is true of a process that was killed and is not yet reaped.
        assertThat(Path.of("/proc/" + pid + "/cmdline"))
                .content(StandardCharsets.ISO_8859_1)
                .contains("sleep");
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    @Test
    void theLongestTimeOfAllIsNoLimit() throws Exception {
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        Command command =
                Command.shell("sleep 0.1; exit 4").withTimeout(forEver).withGrace(forEver);

        assertThat(command.run().returnCode()).isEqualTo(4);
        try (RunningCommand running = command.start()) {
            assertThat(running.waitFor(forEver)).hasValue(4);
            assertThat(running.communicate(forEver)).isPresent();
        }
    }

    @Test
    void mustBeAboveZero() {
        Command command = Command.of("true");

        assertThatThrownBy(() -> command.withTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> command.withTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> command.withGrace(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whoever takes the failure of a look at the processes for their end leaves all but the command's own behind. */
    @Test
    void endsTheTreeOfACommandWhoseJvmHasNoFileDescriptorsForAWhile() throws Exception {
        try (Survivors survivors = new Survivors()) {
            // The mark for the inner command alone: the JVM's lifeline may end a moment after it.
            Command command = NoDescriptors.jvm(NoDescriptorsProgram.class, "-Dmark=" + survivors.value());

            try (RunningCommand program = command.start()) {
                Optional<CommandResult> result = program.communicate(Duration.ofSeconds(100));

                assertThat(result).as(() -> stacksOf(program.pid())).isPresent();
                assertThat(result.get().stdout().text())
                        .as(result.get().stderr().text())
                        .isEqualTo("timed out\n");
            }
            survivors.assertNone();
        }
    }

    @Test
    void aCommandMayEndAndRefuseSignalsWhileItsJvmHasNoFileDescriptors() throws Exception {
        Command command = NoDescriptors.jvm(EndsWithoutDescriptorsProgram.class, "-Dmark=none");

        try (RunningCommand program = command.start()) {
            Optional<CommandResult> result = program.communicate(Duration.ofSeconds(100));

            assertThat(result).as(() -> stacksOf(program.pid())).isPresent();
            assertThat(result.get().stdout().lines())
                    .as(result.get().stderr().text())
                    .containsExactly("SIGTERM not sent", "SIGUSR1 not sent", "return code 3", "and then 0");
        }
    }

    static final class EndsWithoutDescriptorsProgram {
        public static void main(String[] args) throws Exception {
            try {
                Command.of("no-such-program").run(); // To load a class takes a descriptor too.
            } catch (LaunchException e) {
                // As expected.
            }
            // Without pipes, whose descriptors would be free at its end.
            RunningCommand running = Command.shell("sleep 2; exit 3")
                    .withStdout(Output.discarded())
                    .withStderr(Output.discarded())
                    .start();
            running.send(Signal.CONT);
            NoDescriptors.during(() -> {
                printIfNotSent(running, Signal.TERM);
                printIfNotSent(running, Signal.USR1);
                running.communicate(Duration.ofSeconds(20))
                        .ifPresent(result -> System.out.println("return code " + result.returnCode()));
            });
            System.out.println("and then " + Command.of("true").run().returnCode());
        }

        private static void printIfNotSent(RunningCommand running, Signal signal) {
            try {
                running.send(signal);
            } catch (LaunchException e) {
                System.out.println("SIG" + signal + " not sent");
            }
        }
    }

    /** The next one would begin if the sleep were ended before its shell, and in the last of these nothing leads to it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "trap '' TERM; sleep 300; echo after",
                "sleep 300; echo after",
                "env -u COMMAND_MARK setsid sh -c 'sleep 300; echo after; sleep 300' & sleep 300"
            })
    void doesNotLetAShellGoOnWithItsNextCommand(String line) throws Exception {
        Command command = survivors.mark(
                Command.shell(line).withTimeout(LONG_ENOUGH_TO_BEGIN).withGrace(Duration.ofMillis(20)));
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try {
            List<Callable<CommandResult>> runs = Collections.nCopies(20, command::run);
            for (Future<CommandResult> run : callers.invokeAll(runs)) {
                ExecutionException failure = catchThrowableOfType(ExecutionException.class, run::get);
                CommandTimeoutException timeout = (CommandTimeoutException) failure.getCause();
                assertThat(timeout.result().stdout().text()).isEmpty();
            }
            survivors.assertNone();
        } finally {
            callers.shutdownNow();
        }
    }

    /** Where a program that should be over is. */
    private static String stacksOf(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            return Command.of(jcmd, Long.toString(pid), "Thread.print")
                    .withTimeout(Duration.ofSeconds(10))
                    .run()
                    .stdout()
                    .text();
        } catch (Exception e) {
            return "no stacks: " + e;
        }
    }

    static final class NoDescriptorsProgram {
        public static void main(String[] args) throws Exception {
            Command.of("true").run(); // No command has timed out yet; to load a class takes a descriptor too.
            RunningCommand running = Command.shell("(sleep 300 &); sleep 300")
                    .withVariable(Survivors.VARIABLE, System.getProperty("mark"))
                    .withTimeout(Duration.ofMillis(300))
                    .withGrace(Duration.ofMillis(100))
                    .start();
            // The time will be up when nobody can look at the processes.
            NoDescriptors.during(() -> {
                running.waitFor(Duration.ofSeconds(2));
            });
            try {
                running.communicate();
            } catch (CommandTimeoutException e) {
                System.out.println("timed out");
            }
        }
    }
}

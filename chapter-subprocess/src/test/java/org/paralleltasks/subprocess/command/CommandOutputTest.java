package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("concurrency")
@Timeout(60)
class CommandOutputTest {
    private final Survivors survivors = new Survivors();

    @AfterEach
    void endWhatIsLeft() {
        survivors.close();
    }

    @Test
    void feeds64MebibytesToACommandThatReadsThem() throws Exception {
        byte[] input = new byte[64 * 1024 * 1024];

        CommandResult result =
                Command.of("wc", "-c").withInput(Input.bytes(input)).run().check();

        assertThat(result.stdout().text().strip()).isEqualTo(Integer.toString(input.length));
    }

    @Test
    void aCommandThatDoesNotReadItsInputIsNoError() throws Exception {
        Command command = Command.of("true").withInput(Input.bytes(new byte[10 * 1024 * 1024]));

        for (int i = 0; i < 30; i++) {
            assertThat(command.run().returnCode()).isZero();
        }
    }

    @Test
    void aFloodOfBothOutputsBesideALongInputDoesNotBlock() throws Exception {
        String flood = "cat >/dev/null & yes out | head -c 3000000; yes err | head -c 3000000 >&2; wait";

        CommandResult result =
                Command.shell(flood).withInput(Input.bytes(new byte[3_000_000])).run();

        assertThat(result.stdout().size()).isEqualTo(3_000_000);
        assertThat(result.stderr().size()).isEqualTo(3_000_000);
    }

    @Test
    void aLongOutputIsTheSameAsBytesTextLinesAndStream() throws Exception {
        int last = 200_000;
        try (CapturedOutput output =
                Command.of("seq", Integer.toString(last)).run().stdout()) {
            assertThat(output.size()).isGreaterThan(CaptureSink.LONGEST_IN_MEMORY);
            List<String> lines = output.lines();
            assertThat(lines).hasSize(last).last().isEqualTo(Integer.toString(last));
            assertThat(output.text()).startsWith("1\n2\n").endsWith("\n" + last + "\n");
            assertThat(output.bytes()).hasSize((int) output.size());
            try (InputStream stream = output.openStream()) {
                assertThat(stream.readAllBytes()).isEqualTo(output.bytes());
            }
            assertThat(output.openStream().read()).isEqualTo('1');
        }
    }

    @Test
    void aClosedLongOutputSaysSo() throws Exception {
        CapturedOutput output = Command.of("seq", "200000").run().stdout();

        output.close();

        assertThatThrownBy(output::bytes).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whatALeftDescendantFloodsAfterwardsIsNotAwaited() throws Exception {
        CommandResult result = survivors
                .mark(Command.shell("echo mine; yes & exit 0").withTimeout(Duration.ofSeconds(30)))
                .run();

        assertThat(result.stdout().lines()).startsWith("mine");
        assertThat(result.elapsed()).isLessThan(Duration.ofSeconds(10));
    }

    /** The limit that is documented: a captured output has no reader any more when the command is over. */
    @Test
    void whatALeftDescendantWritesToACapturedOutputLaterEndsIt() throws Exception {
        String writeLater = "(while :; do sleep 0.1; echo later; done) & exit 0";

        survivors.mark(Command.shell(writeLater)).run();

        survivors.awaitCount(0);
    }

    @Test
    void whatALeftDescendantWritesElsewhereDoesNotEndIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("elsewhere");
        String writeLater = "(while :; do sleep 0.02; echo later; done) >elsewhere 2>&1 & exit 0";

        survivors.mark(Command.shell(writeLater).withDirectory(folder)).run();

        await().until(() -> Files.exists(file) && Files.size(file) > 60); // Ten writes after the end of the command.
        assertThat(survivors.living()).isNotEmpty();
    }

    @Test
    void handsOverEachLineAsSoonAsItIsWritten() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Command command = survivors.mark(Command.shell("echo first; sleep 20").withStdout(Output.lines(line -> {
            lines.add(line);
            first.countDown();
        })));

        try (RunningCommand running = command.start()) {
            first.await();

            assertThat(lines).containsExactly("first");
            assertThat(running.poll()).isEmpty();
        }
    }

    @Test
    void handsOverLinesAsStringLinesDoes() throws Exception {
        List<String> lines = new ArrayList<>();

        Command.of("printf", "one\\n\\ntwo\\r\\nthree\\rfour")
                .withStdout(Output.lines(lines::add))
                .run();

        assertThat(lines).containsExactly("one", "", "two", "three", "four");
    }

    @Test
    void handsOverTheLinesOfBothOutputsApart() throws Exception {
        List<String> out = new ArrayList<>();
        List<String> err = new ArrayList<>();

        CommandResult result = Command.shell("echo o1; echo e1 >&2; echo o2")
                .withStdout(Output.lines(out::add))
                .withStderr(Output.lines(StandardCharsets.ISO_8859_1, err::add))
                .run();

        assertThat(out).containsExactly("o1", "o2");
        assertThat(err).containsExactly("e1");
        assertThatThrownBy(result::stdout).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aConsumerThatThrowsEndsTheCommand() {
        OutputException failure = catchThrowableOfType(
                OutputException.class,
                () -> survivors
                        .mark(Command.shell("echo x; sleep 20 & sleep 20").withStdout(Output.lines(line -> {
                            throw new IllegalStateException("no thanks");
                        })))
                        .run());

        assertThat(failure.reason()).isEqualTo(OutputException.Reason.CONSUMER_FAILED);
        assertThat(failure).hasRootCauseMessage("no thanks").hasMessageContaining("no thanks");
        survivors.assertNone();
    }

    @Test
    void aConsumerThatBlocksDoesNotOutlastTheTimeout() {
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> survivors
                        .mark(Command.shell("yes")
                                .withTimeout(Duration.ofMillis(300))
                                .withGrace(Duration.ofMillis(100))
                                .withStdout(Output.lines(line -> awaitQuietly(never))))
                        .run())
                .isInstanceOf(CommandTimeoutException.class);

        survivors.assertNone();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whoever waits for the end of a process would get that of an earlier one with the same number. */
    @Test
    void aConsumerThatBlocksDoesNotKeepTheJdkFromTakingNoteOfTheEnd() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Command command = Command.shell("seq 1000").withStdout(Output.lines(line -> {
            awaitQuietly(goOn);
            lines.add(line);
        }));

        try (RunningCommand running = command.start()) {
            running.waitFor();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> namesOfThreads(running)
                            .equals(Set.of("command-" + running.pid() + "-wait", nameOfConsumer(running))));
            await().until(() -> Thread.getAllStackTraces().values().stream()
                    .noneMatch(CommandOutputTest::isClosingThePipeOfAProcessThatHasEnded));
            goOn.countDown();
            running.communicate();
            assertThat(lines).hasSize(1000);
        }
    }

    /** In the JDK. Those of other tests' processes are soon done with it. */
    private static boolean isClosingThePipeOfAProcessThatHasEnded(StackTraceElement[] stack) {
        return Stream.of(stack).anyMatch(frame -> frame.getMethodName().equals("processExited"));
    }

    private static String nameOfConsumer(RunningCommand running) {
        return "command-" + running.pid() + "-stdout-lines";
    }

    private static Set<String> namesOfThreads(RunningCommand running) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("command-" + running.pid() + "-"))
                .collect(Collectors.toSet());
    }

    @Test
    void aConsumerThatIsBehindMakesItsCommandWaitAndLosesNothing() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicLong lines = new AtomicLong();
        Command command = Command.of("seq", "1000000").withStdout(Output.lines(line -> {
            awaitQuietly(goOn);
            lines.incrementAndGet();
        }));

        try (RunningCommand running = command.start()) {
            assertThat(running.waitFor(Duration.ofMillis(500))).isEmpty();

            goOn.countDown();
            assertThat(running.communicate().returnCode()).isZero();
            assertThat(lines).hasValue(1_000_000);
        }
    }

    @Test
    void closeDoesNotWaitForTheConsumerOfACommandThatHasJustEnded() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Command command = Command.of("echo", "line").withStdout(Output.lines(line -> awaitQuietly(never)));
        List<FutureTask<Void>> closings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            FutureTask<Void> closing = new FutureTask<>(() -> startAndCloseAtItsEnd(command), null);
            new Thread(closing).start();
            closings.add(closing);
        }
        for (FutureTask<Void> closing : closings) {
            closing.get(40, TimeUnit.SECONDS);
        }
    }

    /** Closes it when the JDK says that it has ended, which the library has not yet seen then. */
    private static void startAndCloseAtItsEnd(Command command) {
        try (RunningCommand running = command.start()) {
            while (running.poll().isEmpty()) {
                Thread.onSpinWait();
            }
        } catch (LaunchException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConsumerThatIsGivenUpGetsNothingMoreAndChangesNothingMore(boolean failsInTheEnd) throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Command command = Command.shell("echo one; echo two; echo three; sleep 20")
                .withStdout(Output.lines(line -> {
                    lines.add(line);
                    Uninterrupted.await(goOn);
                    if (failsInTheEnd) {
                        throw new IllegalStateException("too late");
                    }
                }));
        RunningCommand running = survivors.mark(command).start();
        await().until(() -> !lines.isEmpty());

        running.close();

        assertThat(running.communicate().returnCode()).isEqualTo(Signal.TERM.returnCode());
        goOn.countDown();
        await().until(() -> namesOfThreads(running).isEmpty());
        assertThat(lines).containsExactly("one");
        assertThat(running.communicate().returnCode()).isEqualTo(Signal.TERM.returnCode());
    }

    @Test
    void aConsumerThatFailsBecauseItIsInterruptedAtTheCloseIsNoNews() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        Command command = Command.shell("echo one; sleep 20").withStdout(Output.lines(line -> {
            busy.countDown();
            awaitQuietly(never);
        }));
        RunningCommand running = survivors.mark(command).start();
        busy.await();

        running.close();

        assertThat(running.communicate().returnCode()).isEqualTo(Signal.TERM.returnCode());
    }

    @Test
    void aConsumerThatFailsAfterTheEndDoesNotMakeItAnother() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Command command = Command.shell("echo line; exit 3").withStdout(Output.lines(line -> {
            awaitQuietly(ended);
            throw new IllegalStateException("no thanks");
        }));
        try (RunningCommand running = command.start()) {
            running.waitFor();
            ended.countDown();

            OutputException failure = catchThrowableOfType(OutputException.class, running::communicate);
            assertThat(failure.result().returnCode()).isEqualTo(3);
            assertThat(failure).hasMessageContaining("has ended by itself").hasMessageContaining("no thanks");
        }
    }

    @Test
    void moreThanTheLimitEndsTheCommandAndSaysSo() {
        OutputException failure = catchThrowableOfType(
                OutputException.class,
                () -> survivors
                        .mark(Command.shell("yes & yes").withOutputLimit(1_000_000))
                        .run());

        assertThat(failure.reason()).isEqualTo(OutputException.Reason.LIMIT_REACHED);
        assertThat(failure.result().stdout().size()).isEqualTo(1_000_000);
        assertThat(failure).hasMessageContaining("1000000 bytes");
        survivors.assertNone();
    }

    @Test
    void asMuchAsTheLimitIsFine() throws Exception {
        assertThat(Command.of("printf", "12345")
                        .withOutputLimit(5)
                        .run()
                        .stdout()
                        .text())
                .isEqualTo("12345");
        assertThatThrownBy(
                        () -> Command.of("printf", "123456").withOutputLimit(5).run())
                .isInstanceOf(OutputException.class);
    }

    @Test
    void whatIsNotCapturedGoesWhereThisJvmsOutputGoes() throws Exception {
        // A command that runs a command: the inner one inherits what the outer one captures.
        CommandResult outer = ChildJvm.of(InheritingProgram.class).run();

        assertThat(outer.check().stdout().text()).isEqualTo("before\nfrom the child\nafter\n");
    }

    @Test
    void anInheritedInputIsThatOfThisJvm() throws Exception {
        Command outer = ChildJvm.of(InheritingReader.class).withInput(Input.text("of the outer one"));

        assertThat(outer.run().check().stdout().text()).isEqualTo("of the outer one");
    }

    /** Lets a child read its own standard input. */
    static final class InheritingReader {
        public static void main(String[] args) throws Exception {
            System.out.print(Command.of("cat")
                    .withInput(Input.inherited())
                    .run()
                    .check()
                    .stdout()
                    .text());
        }
    }

    /** Lets a child write to its own standard output. */
    static final class InheritingProgram {
        public static void main(String[] args) throws Exception {
            System.out.println("before");
            System.out.flush();
            Command.of("echo", "from the child")
                    .withStdout(Output.inherited())
                    .run()
                    .check();
            System.out.println("after");
        }
    }
}

package org.paralleltasks.common.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltasks.common.launcher.fixture.FixtureChapter;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;
import org.paralleltasks.testing.RunningProgram;

class LauncherTest {
    // A JVM that is up sooner: there are some fifty of them here.
    private static final JavaProgram CHAPTER = JavaProgram.of(FixtureChapter.class)
            .withJvmOption("-XX:TieredStopAtLevel=1")
            .withJvmOption("-XX:+UseSerialGC");

    @Test
    void runsAnExampleInAJvmOfItsOwnUnderItsHeading() throws Exception {
        Output output = CHAPTER.withArguments("well").run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.lines())
                .startsWith("== well == Exécution différée", "   Ends with 0.", "", "well done by main", "")
                .anyMatch(l -> l.matches("-- well: exit code 0 after \\d+\\.\\d s"));
    }

    @Test
    void runsAllInOrderEndsTheOneThatOverrunsAndGoesOnAfterAFailure() throws Exception {
        Output output = CHAPTER.withArguments("--time-limit", "5").run();

        assertThat(output.exitCode()).isEqualTo(124);
        assertThat(output.lines().stream().filter(l -> l.startsWith("== ")).map(l -> l.split(" ")[1]))
                .containsExactly("well", "thrower", "chooser", "dawdler", "orphaner", "settler");
        assertThat(output.out()).contains("6 examples, 3 did not end with exit code 0: thrower, chooser, dawdler");
        // The one that overran was ended, and shows where its own threads were.
        assertThat(output.out())
                .contains("main is over", "\"dawdling\"", "FixtureChapter$Dawdler.waitForNothing(FixtureChapter.java:")
                .doesNotContain("Signal Dispatcher", "Finalizer")
                .contains("-- dawdler: exit code 124");
    }

    @Test
    void reportsAFailingExampleAndRunsTheOthers() throws Exception {
        Output output = CHAPTER.withArguments("thrower", "chooser", "well").run();

        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.out())
                .contains(
                        "about to throw", "-- thrower: exit code 1", "-- chooser: exit code 7", "-- well: exit code 0");
        assertThat(output.err()).contains("IllegalStateException: thrown on purpose");
    }

    @Test
    void endsAndNamesAProcessLeftBehind() throws Exception {
        Output output = CHAPTER.withArguments("orphaner").run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.out()).contains("left a process behind, ended now: pid ", "sleep 300");
        assertThat(runs(leftBehind(output.out()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @Tag("concurrency")
    void endsTheExampleAndWhatItStartedOnASignal(String signal) throws Exception {
        try (RunningProgram running = CHAPTER.withArguments("orphaner", "well")
                .withEnvironment("ORPHANER_STAYS", "1")
                .start()) {
            running.awaitOut("child is running");
            List<ProcessHandle> family = Stream.concat(
                            running.handle().descendants(), sleepersMarkedLike(running.handle()))
                    .toList();
            assertThat(family).hasSizeGreaterThanOrEqualTo(2);

            running.signal(signal);
            Output output = running.await();

            assertThat(output.exitCode()).isEqualTo(signal.equals("INT") ? 130 : 143);
            assertThat(output.out()).as("SIGTERM before SIGKILL").contains("ended in good order");
            assertThat(output.out()).doesNotContain("== well ==");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> family.stream().noneMatch(LauncherTest::runs));
        }
    }

    @Test
    void stopsWhenCtrlCReachedTheExampleFirst() throws Exception {
        try (RunningProgram running = CHAPTER.withArguments("orphaner", "well")
                .withEnvironment("ORPHANER_STAYS", "1")
                .start()) {
            running.awaitOut("child is running");
            ProcessHandle example = running.handle().children().findFirst().orElseThrow();

            new ProcessBuilder("kill", "-INT", Long.toString(example.pid()))
                    .start()
                    .waitFor();
            Output output = running.await();

            assertThat(output.exitCode()).isEqualTo(130);
            assertThat(output.out()).doesNotContain("== well ==");
        }
    }

    @Test
    void refusesATimelineWhereNothingDrawsOne() throws Exception {
        Output output = CHAPTER.withArguments("well", "--timeline").run();

        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err().lines())
                .containsExactly("--timeline needs the module timeline on the class path of chapter-fixture.");
    }

    @Test
    void takesAnExampleWithItsChaptersName() throws Exception {
        assertThat(CHAPTER.withArguments("fixture/well").run().exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            wel                 | no example 'wel' in chapter-fixture: did you mean well or
            trower              | did you mean thrower or
            timer/cancel        | 'timer/cancel' is not in chapter-fixture: if it is in another chapter, type mvn -q -pl chapter-timer
            --speed=0           | --speed cannot be '0': give a number above 0 and up to 1000
            --speed=-1          | --speed cannot be '-1'
            --speed=1001        | --speed cannot be '1001'
            --speed=NaN         | --speed cannot be 'NaN'
            --speed=1e999       | --speed cannot be '1e999'
            --speed=1e-999      | --speed cannot be '1e-999'
            --speed=fast        | --speed cannot be 'fast'
            --speed=            | --speed is empty
            --speed             | --speed
            --seed=1.5          | --seed cannot be '1.5': give a whole number
            --log=loud          | --log cannot be 'loud': give one of trace, debug, info, warn, error, off
            --time-limit=0      | --time-limit cannot be '0': give a number of seconds above 0
            --time-limit=NaN    | --time-limit cannot be 'NaN'
            @pom.xml            | no example '@pom.xml' in chapter-fixture
            --sped=3            | did you mean --speed?
            """)
    void answersBadInputWithOneLineAndExitCode2(String argument, String expected) throws Exception {
        Output output = CHAPTER.withArguments("well", argument).run();

        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err().lines()).hasSize(1);
        assertThat(output.err()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"COURSE_SPEED,''", "COURSE_SPEED,NaN", "COURSE_SEED,x", "COURSE_LOG,loud"})
    void answersABadEnvironmentWithOneLineAndExitCode2(String name, String value) throws Exception {
        Output output =
                CHAPTER.withArguments("well").withEnvironment(name, value).run();

        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err().lines()).hasSize(1);
        assertThat(output.err()).startsWith("environment variable " + name);
    }

    @Test
    void answersABadSettingOfAnExampleRunByItselfTheSameWay() throws Exception {
        Output output = JavaProgram.of(FixtureChapter.Settler.class)
                .withProperty("course.speed", "never")
                .run();

        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err().lines()).hasSize(1);
        assertThat(output.err()).startsWith("system property course.speed cannot be 'never'");
    }

    @Test
    void handsTheSettingsToTheExample() throws Exception {
        Output once = CHAPTER.withArguments("settler", "--speed", "20", "--seed", "42")
                .run();
        Output again = CHAPTER.withArguments("settler", "--speed", "20", "--seed", "42")
                .run();

        assertThat(once.messages()).hasSize(1).first().asString().startsWith("a second takes 50 ms");
        assertThat(again.messages()).isEqualTo(once.messages());
        assertThat(CHAPTER.withArguments("settler", "--log", "warn").run().messages())
                .isEmpty();
    }

    @Test
    void takesASettingFromTheFirstPlaceThatHasIt() throws Exception {
        JavaProgram environment = CHAPTER.withArguments("settler").withEnvironment("COURSE_SPEED", "10");
        JavaProgram property = environment.withProperty("course.speed", "100");

        assertThat(environment.run().out()).contains("a second takes 100 ms");
        assertThat(property.run().out()).contains("a second takes 10 ms");
        assertThat(property.withArguments("--speed", "1000").run().out()).contains("a second takes 1 ms");
    }

    @Test
    void listsTheExamplesOneALine() throws Exception {
        Output output = CHAPTER.withArguments("--list").run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.lines().stream().map(l -> l.split(" ")[0]))
                .containsExactly("well", "thrower", "chooser", "dawdler", "orphaner", "settler");
    }

    @Test
    void tellsItsOptionsAndItsVersion() throws Exception {
        assertThat(CHAPTER.withArguments("--help").run().out())
                .contains("--list", "--speed", "--seed", "--log", "--time-limit", "--version", "124");
        assertThat(CHAPTER.withArguments("--version").run().out()).matches("(?s)Parallel Tasks \\d.*, JDK \\d+.*");
    }

    @Test
    void writesNoColourWhereThereIsNoTerminal() throws Exception {
        assertThat(CHAPTER.withArguments("well").run().out()).doesNotContain("\u001b");
    }

    @Test
    void writesTheTitlesWithoutAccentsWhereTheTerminalHasNone() throws Exception {
        Output output = CHAPTER.withArguments("well", "settler")
                .withProperty("file.encoding", "US-ASCII")
                .withProperty("stdout.encoding", "US-ASCII")
                .withProperty("sun.stdout.encoding", "US-ASCII")
                .run();

        assertThat(output.lines()).contains("== well == Execution differee", "== settler == Syntaxe par l'exemple");
    }

    private static long leftBehind(String out) {
        Matcher matcher =
                Pattern.compile("left a process behind, ended now: pid (\\d+)").matcher(out);
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    /** A process that has ended may still be listed until its parent, here the system's first process, takes note. */
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).filter(LauncherTest::runs).isPresent();
    }

    private static boolean runs(ProcessHandle process) {
        try {
            return process.isAlive()
                    && !Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                            .isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** The `sleep` that left the family, found by the mark that the example was started with. */
    private static Stream<ProcessHandle> sleepersMarkedLike(ProcessHandle launcher) {
        ProcessHandle example = launcher.children().findFirst().orElseThrow();
        String mark = markOf(example);
        return ProcessHandle.allProcesses().filter(p -> mark.equals(markOf(p)));
    }

    private static String markOf(ProcessHandle process) {
        try {
            String environment = Files.readString(Path.of("/proc/" + process.pid() + "/environ"));
            Matcher matcher = Pattern.compile("COURSE_RUN=[-0-9a-f]+").matcher(environment);
            return matcher.find() ? matcher.group() : "no mark";
        } catch (IOException e) {
            return "no mark";
        }
    }
}

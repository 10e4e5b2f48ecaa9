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
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltasks.common.launcher.fixture.FixtureChapter;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;
import org.paralleltasks.testing.RunningProgram;

class LauncherTest {
    // A JVM that is up sooner: with those of the options' test there are some fifty.
    static final JavaProgram CHAPTER = JavaProgram.of(FixtureChapter.class)
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

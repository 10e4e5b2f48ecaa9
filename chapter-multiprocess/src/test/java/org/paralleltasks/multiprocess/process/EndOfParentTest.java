package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;
import org.paralleltasks.testing.RunningProgram;

/** What becomes of workers when their parent ends. */
@Tag("concurrency")
@Timeout(120)
class EndOfParentTest {
    /** This JVM is one of the parents: it has a folder too. */
    @BeforeAll
    static void useAWorker() throws InterruptedException {
        WorkerProcess worker = new WorkerProcess(() -> {});
        worker.start();
        worker.join();
    }

    @Test
    void awaitsNonDaemonsAndEndsDaemonsAndMixesNothingOfTheJvmsIn() throws Exception {
        Output output = JavaProgram.of(Programs.EndsWithBothKinds.class)
                .withEnvironment("JAVA_TOOL_OPTIONS", "-Dquoted='a b'")
                .run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.out()).contains("main ends").contains("the other has ended");
        assertThat(pids("main ends, daemon", output.out())).hasSize(1).noneMatch(EndOfParentTest::isAlive);
        assertThat(output.err().lines()).as("the parent's own remark").hasSize(1);
    }

    @Test
    void systemExitAwaitsNonDaemonsAndKeepsItsCode() throws Exception {
        Output output = JavaProgram.of(Programs.EndsWithBothKinds.class)
                .withArguments("7")
                .run();

        assertThat(output.exitCode()).as("%s", output).isEqualTo(7);
        assertThat(output.out()).contains("the other has ended");
        assertThat(pids("main ends, daemon", output.out())).hasSize(1).noneMatch(EndOfParentTest::isAlive);
    }

    @Test
    void aProcessThatIsClosedWhileTheParentEndsDoesNotDisturbThat() throws Exception {
        Output output = JavaProgram.of(Programs.ClosesWhileItEnds.class).run();

        assertThat(output.exitCode()).as("%s", output).isEqualTo(7);
        assertThat(output.err()).doesNotContain("Exception");
        assertThat(Path.of(output.out().strip())).doesNotExist();
    }

    @Test
    void aProgramWithoutWorkersLeavesNoFolderEither() throws Exception {
        Output output = JavaProgram.of(Programs.SharesWithNobody.class).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(Path.of(output.out().strip())).doesNotExist();
    }

    @Test
    void sigtermEndsAll() throws Exception {
        try (RunningProgram program = JavaProgram.of(Programs.RunsForEver.class).start()) {
            List<Long> workers = workersOf(program);

            program.signal("TERM");
            program.await();

            awaitEnd(workers);
            endSilent(program);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pool"})
    void sigtermEndsAlsoAProgramThatWaitsAtItsEnd(String argument) throws Exception {
        String[] arguments = Stream.of(argument).filter(word -> !word.isEmpty()).toArray(String[]::new);
        try (RunningProgram program = JavaProgram.of(Programs.EndsLongBeforeItsWork.class)
                .withArguments(arguments)
                .withDeadline(Duration.ofSeconds(20))
                .start()) {
            program.awaitOut("the end waits");
            program.awaitOut("worker ");

            program.signal("TERM");
            program.await();

            assertThat(pids("worker", program.out())).hasSize(1);
            awaitEnd(pids("worker", program.out()));
        }
    }

    @Test
    void sigtermEndsAlsoAProgramWhoseOutputNobodyReads() throws Exception {
        try (RunningProgram program = JavaProgram.of(Programs.IsNotRead.class)
                .withDeadline(Duration.ofSeconds(20))
                .start()) {
            program.awaitOut("not read");
            program.awaitOut("worker ");
            List<Long> worker = pids("worker", program.out());
            assertThat(worker).hasSize(1).allMatch(EndOfParentTest::isAlive);

            program.signal("TERM");
            program.await();

            awaitEnd(worker);
        }
    }

    @Test
    void sigkillEndsAllAndTheNextRunClearsTheFolderThatIsLeft() throws Exception {
        Path ours = folderOf(ProcessHandle.current().pid());
        System.gc(); // A lock that only a forgotten object holds would go, and our folder with it.
        Path ofTheKilled;
        try (RunningProgram program = JavaProgram.of(Programs.RunsForEver.class).start()) {
            List<Long> workers = workersOf(program);
            ofTheKilled = folderOf(program.handle().pid());
            // Not one with a worker of its own, which would live as long as it is only stopped.
            long stopped = workers.stream()
                    .filter(pid ->
                            ProcessHandle.of(pid).orElseThrow().children().count() == 0)
                    .findFirst()
                    .orElseThrow();
            signal(stopped, "STOP");

            program.signal("KILL");
            program.await();

            awaitEnd(workers.stream().filter(pid -> pid != stopped).toList());
            assertThat(isAlive(stopped)).isTrue();
            signal(stopped, "CONT");
            awaitEnd(List.of(stopped));
            // The folder is still there, or was cleared by a program of another test that began meanwhile.
            endSilent(program);
        }

        try (RunningProgram next =
                JavaProgram.of(Programs.EndsWithBothKinds.class).start()) {
            next.awaitOut("main ends");
            Path ofNext = folderOf(next.handle().pid());
            assertThat(ofTheKilled).doesNotExist();
            assertThat(ours).isDirectory();
            next.await();
            assertThat(ofNext).doesNotExist();
            assertThat(ours).isDirectory();
        }
    }

    @Test
    void sigkillEndsAlsoAWorkerThatHasBegunToExitAndWaitsForItsChild() throws Exception {
        try (RunningProgram program =
                JavaProgram.of(Programs.HasAWorkerThatExits.class).start()) {
            program.awaitOut("exit told");
            Awaitility.await().until(() -> pids("worker", program.out()).size() == 2);

            program.signal("KILL");
            program.await();

            awaitEnd(pids("worker", program.out()));
        }
    }

    @Test
    void aShutdownHookStillGetsWhatItWaitsFor() throws Exception {
        Output output = JavaProgram.of(Programs.HasAHookThatLocks.class)
                .withDeadline(Duration.ofSeconds(20))
                .run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.out()).contains("the hook has the lock");
    }

    private static List<Long> workersOf(RunningProgram program) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> pids("worker", program.out()).size() == Programs.RunsForEver.WORKERS);
        return pids("worker", program.out());
    }

    /** The aim is 50 ms for each generation of workers, of which there are two; ten times that on a busy machine. */
    private static void awaitEnd(List<Long> pids) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(1))
                .until(() -> pids.stream().noneMatch(EndOfParentTest::isAlive));
    }

    /** What a worker started by other means is nobody's of ours. */
    private static void endSilent(RunningProgram program) {
        pids("silent", program.out()).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
    }

    @Test
    void linesStayWhole() throws Exception {
        Output output = JavaProgram.of(Programs.WritesLines.class).run();

        List<String> lines =
                output.lines().stream().filter(line -> line.length() > 1_000).toList();
        assertThat(lines).hasSize(Programs.WritesLines.WORKERS * Programs.WritesLines.LINES);
        assertThat(lines)
                .allMatch(line -> line.length() == Programs.WritesLines.LENGTH
                        && line.chars().distinct().count() == 1);
    }

    @Test
    void aStreamOfTheParentThatThrowsEndsTheWorkerAndIsNotAHang() throws Exception {
        Output output = JavaProgram.of(Programs.CannotPrint.class).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.out()).contains("joined: true");
        assertThat(output.err()).contains("no more lines");
    }

    @Test
    void anInterruptedThreadStartsTheFirstWorker() throws Exception {
        Output output = JavaProgram.of(Programs.StartsInterrupted.class).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.out()).contains("still interrupted: true").contains("started");
    }

    @Test
    void aDaemonCannotHaveChildren() throws Exception {
        Output output = JavaProgram.of(Programs.DaemonWithChildren.class).run();

        assertThat(output.out()).contains("child is daemon: true").contains("exit code 1");
        assertThat(output.err()).contains("daemon process 'daemon' cannot start a process of its own");
    }

    /** The folder of a running program, found as the one whose lock file it holds open. */
    private static Path folderOf(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return open.map(EndOfParentTest::targetOf)
                    .filter(path -> path.endsWith("owner"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    private static Path targetOf(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return link; // Closed meanwhile.
        }
    }

    private static List<Long> pids(String name, String output) {
        return Pattern.compile("(?m)^" + name + " (\\d+)$")
                .matcher(output)
                .results()
                .map(found -> Long.parseLong(found.group(1)))
                .toList();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(Orphans::isRunning).isPresent();
    }

    private static void signal(long pid, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
    }
}

package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
@Timeout(60)
class WorkerReserveTest {
    @RegisterExtension
    final WorkersOfTest workers = new WorkersOfTest();

    @AfterEach
    void emptyReserve() {
        WorkerProcess.keepReserve(0);
        awaitIdle(0);
    }

    private static Set<Long> idle() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(WorkerMain.REHEARSE::equals))
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private static void awaitIdle(int size) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> idle().size() == size);
    }

    @Test
    void aWorkerOfTheReserveDoesOneTaskAndIsReplaced() throws Exception {
        WorkerProcess.keepReserve(2);
        awaitReady();
        Set<Long> before = idle();
        WorkerProcess process = new WorkerProcess("from the reserve", () -> {
            if (!WorkerProcess.current().get().getName().equals("from the reserve")) {
                System.exit(2);
            }
        });

        process.start(StartMethod.RESERVE);
        process.join();

        assertThat(process.exitCode()).hasValue(0);
        assertThat(before).contains(process.pid());
        awaitIdle(2);
        assertThat(idle()).doesNotContain(process.pid());
    }

    private static void awaitReady() {
        Awaitility.await().until(() -> WorkerReserve.ready() == 2);
    }

    @Test
    void isLeftToWorkersOfTheSameOptionsAndWithoutAnyItIsAColdStart() throws Exception {
        WorkerProcess.keepReserve(2);
        awaitReady();
        WorkerProcess.setWorkerJvmOptions(List.of("-Dcolour=blue"));

        WorkerProcess process = new WorkerProcess(() -> {
            if (!"blue".equals(System.getProperty("colour"))) {
                System.exit(2);
            }
        });
        process.start(StartMethod.RESERVE);
        process.join();

        assertThat(process.exitCode()).hasValue(0);
    }

    @Test
    void aKilledIdleWorkerIsNotGivenATask() throws Exception {
        WorkerProcess.keepReserve(2);
        awaitReady();
        for (long pid : idle()) {
            ProcessHandle victim = ProcessHandle.of(pid).orElseThrow();
            victim.destroyForcibly();
            victim.onExit().join();
        }
        WorkerProcess process = new WorkerProcess(() -> {});

        process.start(StartMethod.RESERVE);
        process.join();

        assertThat(process.exitCode()).hasValue(0);
    }

    @Test
    void endsWithItsProgram() throws Exception {
        Output output = JavaProgram.of(Programs.KeepsAReserve.class).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.lines())
                .filteredOn(line -> line.startsWith("idle "))
                .hasSize(2)
                .allSatisfy(line -> {
                    long pid = Long.parseLong(line.substring(5));
                    Awaitility.await().until(() -> ProcessHandle.of(pid).isEmpty());
                });
    }

    @Test
    void nothingOfTheRehearsalIsSeen() throws Exception {
        Output output = JavaProgram.of(Programs.StartsFromTheReserve.class)
                .withProperty("course.log", "warn")
                .run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.lines()).containsExactly("Process-1 of []");
        assertThat(output.err()).isEmpty();
    }

    @Test
    void aWorkerWhoseParentEndsMeanwhileSaysNothing() throws Exception {
        Output output = JavaProgram.of(WorkerMain.class)
                .withArguments("/dev/null/no-folder/socket", WorkerMain.REHEARSE)
                .run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.err()).isEmpty();
    }

    @Test
    void refusesSizesThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerProcess.keepReserve(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerProcess.keepReserve(101));
    }
}

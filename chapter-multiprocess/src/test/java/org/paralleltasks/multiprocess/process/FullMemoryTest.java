package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** What happens where the folder for shared memory is small, as it is in a container, or full. */
@Tag("concurrency")
@Timeout(60)
class FullMemoryTest {
    /** In a name space of its own, where {@code /dev/shm} is another one. */
    private static final List<String> WITH_8_MEBIBYTES = List.of(
            "unshare",
            "-rm",
            "sh",
            "-c",
            "mount -t tmpfs -o size=8m none /dev/shm && exec \"$@\"",
            "with-little-memory");

    /** Some containers do not let a program do this. */
    static boolean canBeTried() throws IOException, InterruptedException {
        return run("true").exitCode == 0;
    }

    private record Run(int exitCode, String output) {}

    private static Run run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(WITH_8_MEBIBYTES));
        builder.command().addAll(List.of(command));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
            return new Run(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @EnabledIf("canBeTried")
    void closedPipesMakeRoomAndTooMuchAtATimeIsRefused() throws Exception {
        // A heap that would not be collected for this: closed pipes have to make room even so.
        Run run = run(
                System.getProperty("java.home") + "/bin/java",
                "-Xms256m",
                "-Xmn200m",
                Programs.UsesLittleMemoryOften.class.getName());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("made 40")
                .contains("refused: no room for 4194304 bytes in /dev/shm")
                .contains("refused: no room for 8388608 bytes in /dev/shm")
                .contains("received 4194304, then small")
                .contains("cannot make a queue: no room for 16777216 bytes in /dev/shm");
    }

    @Test
    @EnabledIf("canBeTried")
    void aResultThatThereIsNoRoomForIsThatTasksFailureOnly() throws Exception {
        Run run = run(System.getProperty("java.home") + "/bin/java", Programs.GetsAResultWithoutRoom.class.getName());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("the result of the task cannot be sent")
                .contains("no room for an item of 8388618 bytes")
                .contains("the same worker");
    }
}

package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltasks.common.PythonProgram;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the python3 put in place here is a shell script")
class CoresPythonTest {
    @TempDir
    private Path bin;

    /** Runs the chapter's program with what it is told to be {@code python3}. */
    static final class RunsCores {
        public static void main(String[] args) throws InterruptedException {
            PythonProgram.show(Ex06Cores.class, "cores.py", Duration.ofSeconds(20), "1");
            System.out.println("Java goes on");
        }
    }

    @Test
    void handsOverTheProgramAndItsArguments() throws Exception {
        Output output = runWith("#!/bin/sh\necho \"arguments: $*\"\nread line\necho \"$line\"\n");

        assertThat(output.lines())
                .containsExactly(
                        "arguments: - 1",
                        "\"\"\"The same work as Ex06Cores.java, on the numbers of threads that the arguments give.\"\"\"",
                        "Java goes on");
    }

    @Test
    void saysThatPythonFailed() throws Exception {
        Output output = runWith("#!/bin/sh\nexit 3\n");

        assertThat(output.exitCode()).isZero();
        assertThat(output.lines())
                .containsExactly("No figures of Python beside it: python3 ended with exit code 3.", "Java goes on");
    }

    @Test
    void saysThatThereIsNoPython() throws Exception {
        Output output = JavaProgram.of(RunsCores.class)
                .withEnvironment("PATH", "/nowhere")
                .run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.lines())
                .containsExactly("No figures of Python beside it: there is no python3 here.", "Java goes on");
    }

    private Output runWith(String python) throws Exception {
        Path file = Files.writeString(bin.resolve("python3"), python);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return JavaProgram.of(RunsCores.class)
                .withEnvironment("PATH", bin + ":/bin:/usr/bin")
                .run();
    }
}

package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the python3 put in place here is a shell script")
class PythonProgramTest {
    @TempDir
    private Path bin;

    /** Runs the chapter's program with what it is told to be {@code python3}. */
    static final class RunsCores {
        public static void main(String[] args) throws InterruptedException {
            PythonProgram.run("cores.py", "1");
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
        assertThat(output.lines()).containsExactly("CPython: python3 failed with exit code 3.", "Java goes on");
    }

    @Test
    void saysThatThereIsNoPython() throws Exception {
        Output output = JavaProgram.of(RunsCores.class)
                .withEnvironment("PATH", "/nowhere")
                .run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.lines())
                .containsExactly("CPython: no python3 found here, so no figures of it.", "Java goes on");
    }

    private Output runWith(String python) throws Exception {
        Path file = Files.writeString(bin.resolve("python3"), python);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return JavaProgram.of(RunsCores.class)
                .withEnvironment("PATH", bin + ":/bin:/usr/bin")
                .run();
    }
}

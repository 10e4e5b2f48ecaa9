package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.common.PythonProgram;

/** The Python counterpart of {@code lost-update}, where there is a python3 to run it. */
@Tag("concurrency")
class LostUpdatePythonTest {
    @BeforeAll
    static void needsPython() throws Exception {
        try {
            assumeTrue(new ProcessBuilder("python3", "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0);
        } catch (IOException e) {
            assumeTrue(false, "no python3");
        }
    }

    @Test
    void writesItsVersionAndALineForEachWay() throws Exception {
        List<String> lines =
                PythonProgram.run(Ex01LostUpdate.class, "lost_update.py", Duration.ofSeconds(30), "4", "1000", "3");

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches("\\w+ 3\\.\\d+.*");
        List<Measurement> ways = lines.stream().skip(1).map(Measurement::parse).toList();
        assertThat(ways).allSatisfy(way -> {
            assertThat(way.lost()).hasSize(3).allMatch(lost -> lost >= 0);
            assertThat(way.millis()).hasSize(3).allMatch(millis -> millis > 0);
        });
        assertThat(ways.get(2).lost()).as("with a lock").containsOnly(0L);
    }

    @Test
    void aFailingProgramIsToldInOneLine() {
        assertThatThrownBy(
                        () -> PythonProgram.run(Ex01LostUpdate.class, "lost_update.py", Duration.ofSeconds(30), "four"))
                .isInstanceOf(IOException.class)
                .hasMessage("python3 ended with exit code 1");
    }

    @Test
    void anEndlessProgramIsEnded() {
        assertThatThrownBy(() -> PythonProgram.run(
                        Ex01LostUpdate.class, "lost_update.py", Duration.ofMillis(500), "1", "1000000000", "1"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("python3 took longer than");
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .allMatch(left -> !left.info().commandLine().orElse("").contains("1000000000"));
    }
}

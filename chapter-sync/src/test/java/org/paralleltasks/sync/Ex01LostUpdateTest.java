package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex01LostUpdateTest {
    private static final List<String> RIGHT = List.of("synchronized", "ReentrantLock", "AtomicLong");

    private static Output output;

    @BeforeAll
    static void runWithoutPython() throws Exception {
        output = JavaProgram.of(Ex01LostUpdate.class)
                .withEnvironment("PATH", "/nowhere")
                .run();
    }

    @Test
    void losesOneOfTwoUpdatesWhenBothThreadsReadFirst() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.lines().subList(0, 2)).containsExactlyInAnyOrder("thread 1 reads 0", "thread 2 reads 0");
        assertThat(output.lines().subList(2, 4)).containsExactlyInAnyOrder("thread 1 writes 1", "thread 2 writes 1");
        assertThat(output.lines().get(4)).isEqualTo("two increments, and the count is 1");
    }

    @Test
    void theCuresLoseNothingAndEachIsTimed() {
        for (String cure : RIGHT) {
            assertThat(output.out()).containsPattern("(?m)^  " + cure + " +0  \\(0\\.\\.0\\) +\\d+\\.\\d  \\(.*\\)$");
        }
        for (String wrong : List.of("count\\+\\+", "volatile, count\\+\\+")) {
            assertThat(output.out()).containsPattern("(?m)^  " + wrong + " +\\d+  \\(\\d+\\.\\.\\d+\\) +\\d+\\.\\d");
        }
    }

    @Test
    void saysInOneLineWhenThereIsNoPython() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.lines()).contains("No figures of Python beside it: there is no python3 here.");
        assertThat(output.err()).isEmpty();
    }
}

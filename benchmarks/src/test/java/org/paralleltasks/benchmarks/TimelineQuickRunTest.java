package org.paralleltasks.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class TimelineQuickRunTest {
    @Test
    void hasARowForEachStep() throws Exception {
        Output output = JavaProgram.of(Benchmarks.class)
                .withArguments("timeline", "--times", "3")
                .run();

        assertThat(output.exitCode()).as(output.toString()).isZero();
        assertThat(output.lines().stream().filter(line -> line.startsWith("| ")))
                .hasSize(5);
    }
}

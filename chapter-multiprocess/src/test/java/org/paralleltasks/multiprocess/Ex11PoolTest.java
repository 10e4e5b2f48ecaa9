package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex11PoolTest {
    @Test
    void resultsAreInOrderExceptionsTravelAndADeadWorkerBreaksItsTaskOnly() throws Exception {
        Output output = JavaProgram.of(Ex11Pool.class).withSpeed(20).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        List<String> messages = output.messages().stream()
                .map(message -> message.replaceAll("process \\d+", "process"))
                .toList();
        assertThat(messages)
                .containsSubsequence(
                        "main got 1",
                        "main got 4",
                        "main got 9",
                        "main got 16",
                        "and with map: [1, 4, 9, 16]",
                        "the task failed: java.lang.NumberFormatException: For input string: \"seven\"",
                        "thrown in worker process: java.lang.NumberFormatException: For input string: \"seven\"",
                        "the task failed: worker process of Pool-1 ended with exit code 1 before the task was done",
                        "the next one: 16");
    }
}

package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Ex08ExecutorTest {
    private Output output;
    private List<String> messages;

    @BeforeAll
    void run() throws Exception {
        output = JavaProgram.of(Ex08Executor.class).withSpeed(5).run();
        messages = output.messages();
    }

    @Test
    void writesTheDecksLinesForThreeThreads() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
        for (int i = 1; i <= 3; i++) {
            assertThat(messages).containsSubsequence("Starting thread " + i, "Ending thread " + i);
            assertThat(messages).containsOnlyOnce("Starting thread " + i, "Ending thread " + i);
        }
        assertThat(messages)
                .filteredOn(m -> m.matches("Sleeping [2-8] s \\.\\.\\."))
                .hasSize(3);
        assertThat(messages).last().isEqualTo("All running threads are over from 'main': true");
    }

    @Test
    void runsThreeTasksAtATime() {
        // The shortest delay is 400 ms at this speed: no load keeps a thread from starting for that long.
        List<String> beforeTheFirstEnd =
                messages.stream().takeWhile(m -> !m.startsWith("Ending")).toList();
        assertThat(beforeTheFirstEnd).contains("Starting thread 1", "Starting thread 2", "Starting thread 3");
        assertThat(beforeTheFirstEnd).noneMatch(m -> m.startsWith("Task 4"));
    }

    @Test
    void theFourthTaskTakesTheThreadOfOneThatHasEnded() {
        String fourth = messages.stream()
                .filter(m -> m.matches("Task 4 in thread [123]"))
                .findFirst()
                .orElseThrow();
        String thread = fourth.substring(fourth.length() - 1);
        assertThat(messages).containsSubsequence("Ending thread " + thread, fourth);
    }

    @Test
    void handsOverResultsInTheOrderOfTheTasksThenTheFailure() {
        assertThat(messages.stream().filter(m -> m.matches("Task \\d has .*")))
                .satisfiesExactly(
                        m -> assertThat(m).matches("Task 1 has slept [2-8] s"),
                        m -> assertThat(m).matches("Task 2 has slept [2-8] s"),
                        m -> assertThat(m).matches("Task 3 has slept [2-8] s"),
                        m -> assertThat(m).isEqualTo("Task 4 has failed: java.lang.IllegalStateException: no data"));
    }
}

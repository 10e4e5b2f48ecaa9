package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex02OneThreadTest {
    @Test
    void writesTheDecksFiveLines() throws Exception {
        Output output = JavaProgram.of(Ex02OneThread.class).withSpeed(10).run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.lines()).hasSize(5);
        assertThat(output.messages())
                .containsExactlyInAnyOrder(
                        "Starting thread #1",
                        "Sleeping 10 s ...",
                        "Waiting for end of threads from 'main'",
                        "Ending thread #1",
                        "All running threads are over from 'main'")
                .containsSubsequence("Starting thread #1", "Sleeping 10 s ...", "Ending thread #1")
                .containsSubsequence(
                        "Waiting for end of threads from 'main'",
                        "Ending thread #1",
                        "All running threads are over from 'main'");
    }

    @Test
    void joinsUntilTheThreadHasSlept() throws Exception {
        Output output = JavaProgram.of(Ex02OneThread.class).withSpeed(20).run();

        List<String> messages = output.messages();
        Duration slept = output.logLine("Sleeping 10 s ...").until(output.logLine("Ending thread #1"));
        assertThat(slept).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        assertThat(messages.get(messages.size() - 1)).isEqualTo("All running threads are over from 'main'");
    }
}

package org.paralleltasks.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex03CancelTest {
    private static Output output;

    @BeforeAll
    static void run() throws Exception {
        output = JavaProgram.of(Ex03Cancel.class).withSpeed(2).run();
    }

    @Test
    void endsWell() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
    }

    @Test
    void beforeItsStartTheJobIsCalledOff() {
        assertThat(output.messages())
                .containsSubsequence(
                        "Before its start: cancel() says true", "Before its start: join() is back, runs of the job: 0");
    }

    @Test
    void beforeItFiresTheJobIsCalledOffAndJoinDoesNotWaitForTheTimeItWasDue() {
        assertThat(output.messages())
                .containsSubsequence(
                        "Before it fires: submitted, due in 3 s",
                        "Before it fires: cancel() says true",
                        "Before it fires: join() is back, runs of the job: 0");
        Duration total = output.logLine("Before it fires: submitted, due in 3 s")
                .until(output.logLine("Before it fires: join() is back, runs of the job: 0"));
        assertThat(total).isLessThan(Duration.ofMillis(3_000 / 2));
    }

    @Test
    void whileItRunsAndAfterwardsCancelHasNoEffect() {
        List<String> messages = output.messages();
        assertThat(messages.stream().filter(m -> m.startsWith("The job begins in thread")))
                .hasSize(1);
        assertThat(messages)
                .containsSubsequence("While it runs: submitted, due in 1 s", "While it runs: cancel() says false")
                .containsSubsequence(
                        "The job ends",
                        "While it runs: join() is back, runs of the job: 1",
                        "After: cancel() says false, runs of the job: 1");
    }
}

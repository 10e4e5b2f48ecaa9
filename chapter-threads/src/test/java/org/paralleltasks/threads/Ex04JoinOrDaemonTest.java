package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Ex04JoinOrDaemonTest {
    private Output output;

    @BeforeAll
    void run() throws Exception {
        output = JavaProgram.of(Ex04JoinOrDaemon.class).withSpeed(2).run();
    }

    @Test
    void joinWithALimitReturnsWhileTheThreadLivesAndWithoutOneWhenItIsOver() {
        assertThat(output.messages())
                .startsWith(
                        "After join with a limit of half a second: alive = true",
                        "After join: alive = false, result = 42");
    }

    @Test
    void aThreadThatFailsTellsStderrAndNobodyElse() {
        assertThat(output.err())
                .contains("Exception in thread \"failing\" java.lang.IllegalStateException: this thread fails");
        assertThat(output.messages()).contains("After join of 'failing': alive = false, and no exception in 'main'");
        assertThat(output.exitCode()).isZero();
    }

    @Test
    void theJvmWaitsForTheWorkerThatNobodyJoins() {
        assertThat(output.messages())
                .containsSubsequence(
                        "End of main: nobody joins 'worker' and 'ticker'",
                        "Ending thread worker",
                        "The JVM ends: worker alive = false, ticker alive = true");
        Duration worked = output.logLine("End of main: nobody joins 'worker' and 'ticker'")
                .until(output.logLine("Ending thread worker"));
        assertThat(worked).isBetween(Duration.ofMillis(900), Duration.ofSeconds(15));
    }

    @Test
    void theDaemonIsCutOff() {
        assertThat(output.messages()).contains("Tick").doesNotContain("Ending thread ticker");
    }
}

package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Ex05CancelTest {
    private Output output;

    @BeforeAll
    void run() throws Exception {
        output = JavaProgram.of(Ex05Cancel.class).withSpeed(5).run();
    }

    @Test
    void endsByItself() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
    }

    @Test
    void anInterruptWakesTheSleeper() {
        assertThat(output.messages())
                .containsSubsequence("Sleeper: sleeping 10 s ...", "Sleeper: woken by an interrupt, ending")
                .doesNotContain("Sleeper: slept well");
    }

    @Test
    void theDeafLoopTurnsOnAfterItsCancellation() {
        assertThat(output.out()).containsPattern("Deaf loop: cancel = true, done = true, and [1-9]\\d* more turns");
    }

    @Test
    void thePoliteLoopEnds() {
        assertThat(output.messages()).containsOnlyOnce("Polite loop: asked to end, ending");
    }

    @Test
    void theQueuedTaskNeverRuns() {
        assertThat(output.messages())
                .contains("Queued task: cancel = true")
                .doesNotContain("Queued task: runs after all");
    }

    @Test
    void theFinishedTaskKeepsItsResult() {
        assertThat(output.messages()).contains("Finished task: cancel = false, result = 42");
    }

    @Test
    void stopKillsHalfwayOrIsRefused() {
        int jdk = Runtime.version().feature();
        if (jdk < 20) {
            assertThat(output.messages())
                    .endsWith(
                            "Thread.stop(): JDK " + jdk + " kills the thread",
                            "Accounts after the transfer: 90 + 0 = 90");
        } else {
            assertThat(output.messages())
                    .endsWith("Thread.stop(): JDK " + jdk + " refuses", "Accounts after the transfer: 90 + 10 = 100");
        }
    }
}

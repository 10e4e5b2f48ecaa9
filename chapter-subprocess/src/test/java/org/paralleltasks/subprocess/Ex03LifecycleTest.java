package org.paralleltasks.subprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex03LifecycleTest {
    @Test
    void hasNoReturnCodeBeforeTheEndAndAlwaysTheSameAfter() throws Exception {
        Output output = JavaProgram.of(Ex03Lifecycle.class).withSpeed(1).run();

        String pid = output.messages().get(0).replace("Started: pid ", "");
        assertThat(output.messages())
                .containsExactly(
                        "Started: pid " + pid,
                        "poll() while it runs: OptionalInt.empty",
                        "waitFor() 1 s: OptionalInt.empty",
                        "Waiting for its end",
                        "waitFor(): 4",
                        "poll() after the end: OptionalInt[4]",
                        "poll() once more: OptionalInt[4]",
                        "waitFor() once more: 4",
                        "pid, still: " + pid,
                        "communicate(): [working, done]",
                        "communicate() once more: [working, done]");
        Duration lifetime = output.logLine("Started: pid " + pid).until(output.logLine("waitFor(): 4"));
        assertThat(lifetime).isBetween(Duration.ofMillis(2_000), Duration.ofMillis(30_000));
    }
}

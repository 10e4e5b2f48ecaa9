package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex05LifecycleTest {
    @Test
    void showsBeforeDuringAndAfterAndTellsTheEndsApart() throws Exception {
        Output output = JavaProgram.of(Ex05Lifecycle.class).withSpeed(20).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.messages())
                .containsSubsequence(
                        "before start: alive false, exit code none",
                        "during: alive true, exit code none",
                        "join with a time-out of 50 ms: over false",
                        "still: alive true, exit code none",
                        "join without one: over",
                        "after: alive false, exit code 0",
                        "a second start: process 'sleeper' was already started",
                        "one that returns: exit code 0",
                        "one that throws: exit code 1",
                        "one that exits with 8: exit code 8",
                        "one that is terminated (SIGTERM): exit code -15",
                        "one that is killed (SIGKILL): exit code -9",
                        "one that exits with 143 = 128 + 15: exit code 143");
        assertThat(output.err())
                .contains("Exception in process throws, pid ")
                .contains("java.lang.IllegalStateException: nobody catches this\n\tat ")
                .contains("Ex05Lifecycle.throwsException");
    }
}

package org.paralleltasks.subprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex05TimeoutTest {
    private static String plain;
    private static String wholeTree;

    @BeforeAll
    static void run() throws Exception {
        // On a busy machine it may take seconds to start the shell, before its time is up, and ps, before the survivor
        // ends.
        Output output = JavaProgram.of(Ex05Timeout.class).withSpeed(2).run();
        assertThat(output.exitCode()).as(output.toString()).isZero();
        String[] parts = output.out().split("2\\. A time-out for the whole tree");
        plain = parts[0];
        wholeTree = parts[1];
    }

    @Test
    void thePlainWatchdogLeavesTheSleepAndDoesNotReturn() {
        assertThat(plain).contains("SIGTERM sent: true; execute() has returned: false");
        assertThat(plain).contains("Survivors in ps: 1").containsPattern("(?m)sleep 15$");
    }

    @Test
    void oursLeavesNothingAndKeepsWhatWasWritten() {
        assertThat(wholeTree)
                .contains("did not end within 5000 ms")
                .contains("Its output so far: [so far]")
                .contains("Survivors in ps: 0");
    }
}

package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex05ReentrantTest {
    @Test
    void saysTheSameInEveryRun() throws Exception {
        Output output = JavaProgram.of(Ex05Reentrant.class).withSpeed(20).run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.messages().stream()
                        .map(m -> m.replaceAll("\\.java:\\d+", ".java:N"))
                        .toList())
                .containsExactly(
                        "ReentrantLock:",
                        "  in the called method: hold count 2",
                        "  back in the caller: hold count 1",
                        "  'other' tries to lock: false",
                        "  'other' tries to unlock: IllegalMonitorStateException",
                        "  after as many unlocks: hold count 0",
                        "Semaphore(1):",
                        "  'owner' has acquired once, and acquires again",
                        "  'owner' waits at Ex05Reentrant.java:N for Semaphore: it waits for itself",
                        "  'main' releases it: nobody asks who acquired it",
                        "  'owner' has acquired twice",
                        "  permits now: 1",
                        "Semaphore(1), released by one who never had it:",
                        "  first in: true, second in: true");
    }
}

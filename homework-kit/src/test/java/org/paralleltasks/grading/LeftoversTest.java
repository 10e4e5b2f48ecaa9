package org.paralleltasks.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LeftoversTest {
    private static final long LIMIT_SECONDS = 30;

    @Test
    @EnabledOnOs(OS.LINUX) // Elsewhere nothing tells who has ended.
    void aProcessThatHasEndedIsNotLeftThoughNobodyAskedHow() throws Exception {
        // What takes the shell's place does not know that it has a child.
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "true & exec sleep 600");
        Leftovers leftovers = Leftovers.of(builder);
        Process parent = builder.start();
        try {
            ProcessHandle child = awaitEndOfChild(parent);
            leftovers.note(parent);

            assertThat(child.isAlive()).as("for Java it is still there").isTrue();
            assertThat(leftovers.end()).isEmpty();
        } finally {
            parent.destroyForcibly();
        }
    }

    private static ProcessHandle awaitEndOfChild(Process parent) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            Optional<ProcessHandle> child = parent.children()
                    .filter(p -> ProcessTable.hasEnded(p.pid()))
                    .findFirst();
            if (child.isPresent()) {
                return child.get();
            }
            assertThat(System.nanoTime()).as("the child ends in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}

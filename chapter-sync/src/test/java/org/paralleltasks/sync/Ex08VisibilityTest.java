package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;
import org.paralleltasks.testing.RunningProgram;

@Tag("concurrency")
class Ex08VisibilityTest {
    private static Output compiled;
    private static Output interpreted;

    /** Two JVMs side by side: each sleeps most of the time. */
    @BeforeAll
    static void run() throws Exception {
        JavaProgram program = JavaProgram.of(Ex08Visibility.class).withSpeed(20);
        try (RunningProgram first = program.start();
                RunningProgram second = program.withJvmOption("-Xint").start()) {
            compiled = first.await();
            interpreted = second.await();
        }
    }

    @Test
    void aCompiledLoopNeverSeesThePlainFlagAndSeesTheVolatileOne() {
        assertThat(compiled.exitCode()).isZero();
        assertThat(compiled.messages().get(1))
                .matches("  not seen for \\d{4,} ms: 'worker' runs at Ex08Visibility\\.java:\\d+");
        assertThat(compiled.messages().get(3)).matches("  seen: the worker ended \\d+ us later");
        assertThat(compiled.out()).contains("its final field, seen by another thread: 0; afterwards: 42");
        assertThat(compiled.out()).contains("with volatile: 0 objects of 500000 seen half built");
    }

    @Test
    void tellsTheTruthWhereNothingIsCompiled() {
        assertThat(interpreted.exitCode()).isZero();
        assertThat(interpreted.messages().get(1)).matches("  seen: the worker ended \\d+ us later");
        assertThat(interpreted.messages().get(3)).matches("  seen: the worker ended \\d+ us later");
    }
}

package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex08VisibilityTest {
    @Test
    void aCompiledLoopNeverSeesThePlainFlagAndSeesTheVolatileOne() throws Exception {
        Output output = JavaProgram.of(Ex08Visibility.class).withSpeed(20).run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.messages().get(1))
                .matches("  not seen for \\d{4,} ms: 'worker' runs at Ex08Visibility\\.java:\\d+");
        assertThat(output.messages().get(3)).matches("  seen: the worker ended \\d+ us later");
        assertThat(output.out()).contains("its final field, seen by another thread: 0; afterwards: 42");
        assertThat(output.out()).contains("with volatile: 0 objects of 500000 seen half built");
    }

    @Test
    void tellsTheTruthWhereNothingIsCompiled() throws Exception {
        Output output = JavaProgram.of(Ex08Visibility.class)
                .withSpeed(20)
                .withJvmOption("-Xint")
                .run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.messages().get(1)).matches("  seen: the worker ended \\d+ us later");
        assertThat(output.messages().get(3)).matches("  seen: the worker ended \\d+ us later");
    }
}

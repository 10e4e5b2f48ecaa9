package org.paralleltasks.subprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex04SignalsTest {
    @Test
    void eachSignalIsToldByItsReturnCode() throws Exception {
        Output output = JavaProgram.of(Ex04Signals.class).withSpeed(4).run();

        assertThat(output.exitCode()).as(output.toString()).isZero();
        // Beside the T, `ps` tells whether the process leads a session (s) and how nice it is (N).
        assertThat(output.messages().stream().map(m -> m.replaceFirst("state T\\w+", "state T")))
                .containsExactly(
                        "terminate(), SIGTERM: return code 143, killed by SIGTERM",
                        "kill(), SIGKILL: return code 137, killed by SIGKILL",
                        "send(), SIGINT: return code 130, killed by SIGINT",
                        "terminate() to a command that handles SIGTERM: return code 3, ended by itself",
                        "3 s after SIGSTOP: state T, return code OptionalInt.empty",
                        "SIGCONT: return code 0, ended by itself");
    }
}

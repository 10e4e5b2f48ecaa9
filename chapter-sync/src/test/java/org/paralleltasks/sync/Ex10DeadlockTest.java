package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex10DeadlockTest {
    @Test
    void findsTheDeadlockSaysWhoWaitsForWhomAndEnds() throws Exception {
        Output output = JavaProgram.of(Ex10Deadlock.class).withSpeed(20).run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.messages()).hasSize(10);
        assertThat(output.messages().subList(0, 2))
                .containsExactly("In the order given:", "  deadlock, found by the program itself:");
        assertThat(output.messages().get(2))
                .matches("  '1 to 2' waits at Ex10Deadlock\\.java:\\d+ for account 2 held by '2 to 1'");
        assertThat(output.messages().get(3))
                .matches("  '2 to 1' waits at Ex10Deadlock\\.java:\\d+ for account 1 held by '1 to 2'");
        assertThat(output.messages().get(4)).isEqualTo("  one of them interrupted: it still waits");
        assertThat(output.messages().subList(6, 8))
                .containsExactlyInAnyOrder("  '3 to 4' has moved 10", "  '4 to 3' has moved 25");
        assertThat(output.messages().get(8)).isEqualTo("  account 3 has 115, account 4 has 85");
    }
}

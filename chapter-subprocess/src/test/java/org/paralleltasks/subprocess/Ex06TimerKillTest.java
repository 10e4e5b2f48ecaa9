package org.paralleltasks.subprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex06TimerKillTest {
    private static List<String> messages;

    @BeforeAll
    static void run() throws Exception {
        // The command that ends first has two seconds for it, divided by this, and a busy machine needs one of them.
        Output output = JavaProgram.of(Ex06TimerKill.class).withSpeed(2).run();
        assertThat(output.exitCode()).as(output.toString()).isZero();
        messages = output.messages();
    }

    private static List<String> part(int number) {
        int from = 0;
        while (!messages.get(from).startsWith(number + ". ")) {
            from++;
        }
        int to = from + 1;
        while (to < messages.size() && !messages.get(to).startsWith((number + 1) + ". ")) {
            to++;
        }
        return messages.subList(from + 1, to);
    }

    @Test
    void theTimerFiresAndTheCommandDiesOfItsSignal() {
        assertThat(part(1)).hasSize(3);
        assertThat(part(1).get(0)).startsWith("Time is up");
        assertThat(part(1).get(1)).isEqualTo("Return code 143, killed by SIGTERM");
        assertThat(part(2).get(0)).startsWith("Time is up");
        assertThat(part(2).get(1)).isEqualTo("Return code 137, killed by SIGKILL");
    }

    @Test
    void theTimerOfACommandThatEndsFirstIsCancelledAndSendsNothing() {
        assertThat(part(3)).containsExactly("Return code 0, ended by itself", "Timer cancelled before it fired: true");
    }
}

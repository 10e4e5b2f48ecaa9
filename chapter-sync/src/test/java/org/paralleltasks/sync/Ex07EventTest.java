package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex07EventTest {
    private static Output output;

    @BeforeAll
    static void run() throws Exception {
        output = JavaProgram.of(Ex07Event.class).withSpeed(20).run();
    }

    @Test
    void endsByItself() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
    }

    @Test
    void theEventReleasesAllWhoWaitedInEachRace() {
        assertThat(after("Event, race 1: set and at once clear", 1)).containsExactly("  3 of 3 runners off");
        assertThat(after("Event, race 2: set and at once clear", 1)).containsExactly("  3 of 3 runners off");
    }

    @Test
    void theFlagAloneReleasesNobody() {
        List<String> lines = after("A flag alone: set and at once clear", 4);
        for (int runner = 1; runner <= 3; runner++) {
            assertThat(lines.get(runner - 1))
                    .matches("  'runner " + runner + "' waits at Ex07Event\\.java:\\d+ for FlagOnly");
        }
        assertThat(lines.get(3)).isEqualTo("  0 of 3 runners off");
    }

    @Test
    void theRelativesDoTheirOwnJobs() {
        assertThat(after("CountDownLatch: main waits until three are done", 1))
                .containsExactly("  all done: 0 left to wait for, and it stays so");
        assertThat(after("CyclicBarrier: three wait for each other, lap after lap", 3))
                .containsExactly("  lap 1: all three there", "  lap 2: all three there", "  3 of 3 runners off");
        assertThat(after("Semaphore(2): two lanes for three runners", 2))
                .containsExactly("  3 of 3 runners off", "  at most 2 at once");
    }

    private static List<String> after(String title, int lines) {
        List<String> messages = output.messages();
        int from = messages.indexOf(title) + 1;
        assertThat(from).as(title + " in\n" + output).isPositive();
        return messages.subList(from, from + lines);
    }
}

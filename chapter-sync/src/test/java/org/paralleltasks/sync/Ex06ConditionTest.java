package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex06ConditionTest {
    private static Output output;

    @BeforeAll
    static void run() throws Exception {
        output = JavaProgram.of(Ex06Condition.class).withSpeed(20).run();
    }

    @Test
    void endsByItself() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
    }

    @Test
    void bothBuffersHandOverEachElementOnceAndInItsProducersOrder() {
        List<String> parts = List.of("A buffer for 2", "Its twin", "if:");
        for (int i = 0; i < 2; i++) {
            List<String> taken = Stream.of(output.out()
                            .split(parts.get(i), 2)[1]
                            .split(parts.get(i + 1), 2)[0]
                            .split("\\R"))
                    .filter(line -> line.contains(" took "))
                    .map(line -> line.replaceAll(".* took (\\w+),.*", "$1"))
                    .toList();
            assertThat(taken).as(parts.get(i)).hasSize(4);
            assertThat(taken).containsSubsequence("a1", "a2").containsSubsequence("b1", "b2");
        }
        assertThat(output.out()).doesNotContainPattern("one of [3-9] in the buffer");
    }

    @Test
    void ifTakesNullWhereWhileWaitsAgain() {
        assertThat(part("if:", "while:")).containsExactly("  main has put x, and took x itself", "  'C' took null");
        assertThat(part("while:", "signal, one condition for all:"))
                .hasSize(2)
                .startsWith("  main has put x, and took x itself")
                .last()
                .asString()
                .matches("  'C' waits at Ex06Condition\\.java:\\d+ for Condition, as it should");
    }

    @Test
    void aSignalToTheWrongThreadLeavesAProducerAndAConsumerStuck() {
        assertThat(part("signal, one condition for all:", "signalAll, one condition for all:"))
                .hasSize(4)
                .startsWith("  'C1' took from P1")
                .endsWith("  2 of 4 threads stuck")
                .anyMatch(line -> line.matches("  'P2' waits at Ex06Condition\\.java:\\d+ for Condition"))
                .anyMatch(line -> line.matches("  'C2' waits at Ex06Condition\\.java:\\d+ for Condition"));
    }

    @Test
    void signalAllLeavesNobodyStuck() {
        List<String> messages = output.messages();
        assertThat(messages.subList(messages.indexOf("signalAll, one condition for all:") + 1, messages.size()))
                .containsExactlyInAnyOrder("  'C1' took from P1", "  'C2' took from P2", "  0 of 4 threads stuck");
    }

    private static List<String> part(String title, String next) {
        List<String> messages = output.messages();
        return messages.subList(messages.indexOf(title) + 1, messages.indexOf(next));
    }
}

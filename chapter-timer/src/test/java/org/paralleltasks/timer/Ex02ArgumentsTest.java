package org.paralleltasks.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex02ArgumentsTest {
    private static Output output;

    @BeforeAll
    static void run() throws Exception {
        output = JavaProgram.of(Ex02Arguments.class).withSpeed(20).run();
    }

    @Test
    void endsWell() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
    }

    @Test
    void argumentsReachTheJobAsGiven() {
        assertThat(linesOf("Arguments")).containsExactly("Hello Ada and Grace");
    }

    @Test
    void aFieldIsReadWhenTheJobRuns() {
        assertThat(linesOf("Field")).containsExactly("Hello Edsger", "Hello Edsger", "Hello Edsger");
    }

    @Test
    void aLocalVariableIsCopiedWhenTheJobIsMade() {
        assertThat(linesOf("Local variable")).containsExactlyInAnyOrder("Hello Ada", "Hello Grace", "Hello Edsger");
    }

    @Test
    void aCapturedListIsTheListThatOthersChange() {
        assertThat(linesOf("Same list")).containsExactly("Hello Ada and Grace");
        assertThat(linesOf("Copy of the list")).containsExactly("Hello Ada");
    }

    private static List<String> linesOf(String which) {
        String start = which + ": ";
        return output.messages().stream()
                .filter(m -> m.startsWith(start))
                .map(m -> m.substring(start.length()))
                .toList();
    }
}

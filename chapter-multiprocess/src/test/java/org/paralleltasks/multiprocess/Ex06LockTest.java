package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex06LockTest {
    @Test
    void wordsAreWholeWithTheLockOnlyAndAKilledHolderDoesNotBlock() throws Exception {
        Output output = JavaProgram.of(Ex06Lock.class).withSpeed(10).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        String without = wordsAfter("without: ", output);
        for (char letter : "PYTHON ".toCharArray()) {
            assertThat(without.chars().filter(c -> c == letter))
                    .as("'" + letter + "'")
                    .hasSize(5);
        }
        assertThat(wordsAfter("with:    ", output)).isEqualTo("<PYTHON PYTHON PYTHON PYTHON PYTHON >");
        assertThat(output.messages()).contains("main has the lock; its previous owner died: true");
    }

    private static String wordsAfter(String label, Output output) {
        return output.messages().stream()
                .filter(message -> message.startsWith(label))
                .map(message -> message.substring(label.length()))
                .findFirst()
                .orElseThrow();
    }
}

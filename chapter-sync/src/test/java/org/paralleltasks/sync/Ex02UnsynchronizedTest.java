package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex02UnsynchronizedTest {
    @Test
    void writesEveryLetterFiveTimesBetweenTheBrackets() throws Exception {
        Output output = JavaProgram.of(Ex02Unsynchronized.class).withSpeed(20).run();

        assertThat(output.exitCode()).isZero();
        String line = output.out().strip();
        assertThat(line).startsWith("<").endsWith(">").hasSize(2 + 30 + 5);
        for (char letter : "PYTHON ".toCharArray()) {
            assertThat(line.chars().filter(c -> c == letter))
                    .as("'" + letter + "'")
                    .hasSize(5);
        }
    }

    @Test
    void mixesTheWords() throws Exception {
        // The pauses are up to 250 ms and the threads start within a few: for the words to come out whole, each
        // thread would have to write six letters between two of another's. No load makes five threads do that.
        Output output = JavaProgram.of(Ex02Unsynchronized.class).withSpeed(5).run();

        assertThat(output.out().strip()).isNotEqualTo("<PYTHON PYTHON PYTHON PYTHON PYTHON >");
    }
}

package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex09ThreadSafeApiTest {
    private static Output output;

    @BeforeAll
    static void run() throws Exception {
        output = JavaProgram.of(Ex09ThreadSafeApi.class).withSpeed(20).run();
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SimpleDateFormat", "ArrayList", "HashMap.merge", "ConcurrentHashMap.get, then put"})
    void isWrongWithinItsBound(String name) {
        assertThat(output.messages())
                .anyMatch(m -> m.startsWith("  wrong: " + name + ", mistakes: ")
                        && m.matches(".*mistakes: [1-9]\\d*, in round \\d+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DateTimeFormatter", "Collections.synchronizedList", "ConcurrentHashMap.merge"})
    void isNeverWrong(String name) {
        assertThat(output.messages()).contains("  right: " + name + ", mistakes: 0, in 10 rounds");
    }
}

package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex03SynchronizedTest {
    private static Output output;

    @BeforeAll
    static void run() throws Exception {
        output = JavaProgram.of(Ex03Synchronized.class).withSpeed(5).run();
    }

    @Test
    void writesFiveWholeWords() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.lines()).first().isEqualTo("<PYTHON PYTHON PYTHON PYTHON PYTHON >");
    }

    @Test
    void onlyOneThreadAtOnceIsInsideTheLock() {
        assertThat(number("Inside the lock: at most (\\d+) thread at once")).isEqualTo(1);
    }

    @Test
    void theProcessingStaysParallel() {
        // Each thread processes for 100 ms before it needs the lock, and all of them start at once.
        assertThat(number("Outside the lock: at most (\\d+) threads at once")).isBetween(2L, 5L);
    }

    @Test
    void takingTurnsCostsTheSumOfTheWords() {
        // And a processing before the first word and after the last.
        assertThat(number("The whole run: (\\d+) ms"))
                .isGreaterThanOrEqualTo(number("Inside the lock: .* (\\d+) ms of writing") + 2 * 100);
    }

    private static long number(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output.out());
        assertThat(matcher.find()).as(pattern + " in\n" + output).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}

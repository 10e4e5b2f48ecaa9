package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex04LockAndExceptionTest {
    private static final String DIES = "  'A' dies of java.lang.IllegalArgumentException: an empty page";

    private static Output output;

    @BeforeAll
    static void run() throws Exception {
        output = JavaProgram.of(Ex04LockAndException.class).withSpeed(20).run();
    }

    @Test
    void endsByItselfThoughTwoThreadsWereStuck() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
    }

    @Test
    void withoutFinallyTheOthersWaitForALockWhoseOwnerHasEnded() {
        assertThat(part("Without finally:", "With finally:"))
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(DIES),
                        b -> assertThat(b).matches(stuck("B")),
                        c -> assertThat(c).matches(stuck("C")));
    }

    @Test
    void withFinallyOrTheKeywordTheyPrint() {
        String last = "With the keyword synchronized:";
        List<String> messages = output.messages();

        assertThat(part("With finally:", last))
                .containsExactlyInAnyOrder(DIES, "  page 1 printed by 'B'", "  page 2 printed by 'C'")
                .startsWith(DIES);
        assertThat(messages.subList(messages.indexOf(last) + 1, messages.size()))
                .containsExactlyInAnyOrder(DIES, "  page 1 printed by 'B'", "  page 2 printed by 'C'")
                .startsWith(DIES);
    }

    private static String stuck(String name) {
        return "  still there: '" + name + "' waits at Ex04LockAndException\\.java:\\d+ for ReentrantLock"
                + " held by 'A', which has ended";
    }

    private static List<String> part(String title, String next) {
        List<String> messages = output.messages();
        return messages.subList(messages.indexOf(title) + 1, messages.indexOf(next));
    }
}

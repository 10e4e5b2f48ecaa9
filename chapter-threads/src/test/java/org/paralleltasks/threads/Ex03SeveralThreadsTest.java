package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Ex03SeveralThreadsTest {
    private static final Pattern TOTAL =
            Pattern.compile("Total (\\d+) ms; the longest delay is (\\d+) ms, the sum is (\\d+) ms");

    private Output output;
    private List<String> together;
    private List<String> oneByOne;

    /**
     * At this speed the shortest delay is 400 ms: no load keeps a thread from starting for that long. With this seed the
     * delays are 2, 3 and 3 s.
     */
    @BeforeAll
    void run() throws Exception {
        output = JavaProgram.of(Ex03SeveralThreads.class)
                .withSpeed(5)
                .withSeed(20)
                .run();
        List<String> messages = output.messages();
        int end = messages.indexOf("All running threads are over from 'main'") + 1;
        together = messages.subList(0, end);
        oneByOne = messages.subList(end, messages.size());
    }

    @Test
    void writesTheDecksElevenLines() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(together).hasSize(11).contains("Waiting for end of threads from 'main'");
        assertThat(together)
                .filteredOn(m -> m.matches("Sleeping [2-8] s \\.\\.\\."))
                .hasSize(3);
        for (int i = 1; i <= 3; i++) {
            assertThat(together).containsSubsequence("Starting thread " + i, "Ending thread " + i);
            assertThat(together).containsOnlyOnce("Starting thread " + i, "Ending thread " + i);
        }
    }

    @Test
    void startsAllBeforeTheFirstEnds() {
        assertThat(together.subList(0, 7)).noneMatch(m -> m.startsWith("Ending"));
        assertThat(together.subList(7, 10)).allMatch(m -> m.startsWith("Ending"));
    }

    @Test
    void takesAsLongAsTheLongest() {
        Matcher total = totals().get(0);

        assertThat(millis(total, 1)).isBetween(millis(total, 2), 10 * millis(total, 2));
    }

    @Test
    void startingAndJoiningInOneLoopRunsOneAfterTheOther() {
        assertThat(oneByOne).hasSize(9);
        for (int i = 1; i <= 3; i++) {
            List<String> one = oneByOne.subList(3 * (i - 1), 3 * i);
            assertThat(one.get(0)).isEqualTo("Starting thread " + i);
            assertThat(one.get(1)).startsWith("Sleeping ");
            assertThat(one.get(2)).isEqualTo("Ending thread " + i);
        }
        Matcher total = totals().get(1);
        assertThat(millis(total, 1)).isBetween(millis(total, 3), 10 * millis(total, 3));
    }

    @Test
    void drawsTheSameDelaysFromTheSameSeed() throws Exception {
        JavaProgram program =
                JavaProgram.of(Ex03SeveralThreads.class).withSpeed(100).withSeed(7);

        assertThat(delays(program.run())).isEqualTo(delays(program.run()));
    }

    private static List<String> delays(Output output) {
        // The second part draws in the order of the threads.
        return output.messages().stream()
                .filter(m -> m.startsWith("Sleeping"))
                .skip(3)
                .toList();
    }

    private List<Matcher> totals() {
        List<Matcher> found = new ArrayList<>();
        for (String line : output.lines()) {
            Matcher matcher = TOTAL.matcher(line);
            if (matcher.matches()) {
                found.add(matcher);
            }
        }
        assertThat(found).hasSize(2);
        return found;
    }

    private static long millis(Matcher total, int group) {
        return Long.parseLong(total.group(group));
    }
}

package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Ex07HundredsTest {
    private Output output;

    @BeforeAll
    void run() throws Exception {
        output = JavaProgram.of(Ex07Hundreds.class).run();
    }

    @Test
    void endsByItself() {
        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
    }

    @Test
    void psShowsEveryPlatformThreadAndTheFirstByName() {
        assertThat(output.out())
                .containsPattern("ps -L: 3\\d\\d threads in this process, 300 of them are ours")
                .containsPattern("(?m)^ +\\d+ +\\d+ +\\S+ +client-001$")
                .contains("... and 297 more of these");
    }

    @Test
    void theListingIsShort() {
        assertThat(output.lines()).hasSizeLessThan(30);
    }

    @Test
    void platformThreadsHaveTheirMemoryAndTheirTime() {
        assertThat(kiBOfEach("300 platform threads")).isPositive();
        assertThat(output.out()).containsPattern("all started, all ended: +median ms");
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void olderJdksSayThatTheyHaveNoVirtualThreads() {
        assertThat(output.lines())
                .contains("100,000 virtual threads: not to be shown on JDK "
                        + Runtime.version().feature() + ", which has none. They came with JDK 21.");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsCostFarLessAndPsDoesNotShowThem() {
        assertThat(kiBOfEach("100,000 virtual threads")).isPositive().isLessThan(kiBOfEach("300 platform threads") / 5);
        assertThat(output.out()).containsPattern("ps -L: \\d{1,3} threads in this process, \\d+ of them carry");
    }

    @Test
    void saysSoWhereThereIsNoPsAndNoPython() throws Exception {
        Output without = JavaProgram.of(Ex07Hundreds.class)
                .withEnvironment("PATH", "/nowhere")
                .run();

        assertThat(without.exitCode()).isZero();
        assertThat(without.lines())
                .contains("There is no ps here that can show threads (ps -L).")
                .contains("No figures of Python beside it: there is no python3 here.");
    }

    private double kiBOfEach(String what) {
        MatchResult found = Pattern.compile(Pattern.quote(what) + ": ([0-9.]+) KiB each")
                .matcher(output.out())
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no memory of " + what + " in " + output));
        return Double.parseDouble(found.group(1));
    }
}

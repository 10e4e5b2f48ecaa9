package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;
import org.paralleltasks.testing.RunningProgram;

@Tag("concurrency")
class Ex01SameProcessTest {
    private static final Pattern LOOK =
            Pattern.compile("(?m)^(main|worker-\\d) +process (\\d+)  thread +(\\d+)  list @([0-9a-f]{8})$");

    @Test
    void allThreadsSeeOneProcessAndOneListButEachItsOwnId() throws Exception {
        try (RunningProgram running =
                JavaProgram.of(Ex01SameProcess.class).withSpeed(20).start()) {
            String pid = Long.toString(running.handle().pid());
            Output output = running.await();

            assertThat(output.exitCode()).isZero();
            List<MatchResult> looks = LOOK.matcher(output.out()).results().toList();
            assertThat(looks)
                    .extracting(l -> l.group(1))
                    .containsExactlyInAnyOrder("main", "worker-1", "worker-2", "worker-3");
            assertThat(looks).extracting(l -> l.group(2)).containsOnly(pid);
            assertThat(looks).extracting(l -> l.group(3)).doesNotHaveDuplicates();
            assertThat(looks.stream().map(l -> l.group(4)).distinct()).hasSize(1);
            assertThat(output.out())
                    .containsPattern("One list, written by all: \\[main(, worker-[123]){3}]")
                    .contains("worker-1", "worker-2", "worker-3");
        }
    }

    @Test
    void aThreadIsCheaperThanAProcess() throws Exception {
        Output output = JavaProgram.of(Ex01SameProcess.class).withSpeed(20).run();

        assertThat(median(output, "a thread")).isPositive().isLessThan(median(output, "a JVM (java -version)"));
        assertThat(output.out()).containsPattern("For the time of one JVM: \\d+ threads\\.");
    }

    @Test
    void saysWhichProcessItCannotMeasure() throws Exception {
        Output output = JavaProgram.of(Ex01SameProcess.class)
                .withEnvironment("PATH", "/nowhere")
                .run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.out()).containsPattern("a small process \\(true\\) +cannot be started here: .+");
    }

    private static double median(Output output, String row) {
        MatchResult found = Pattern.compile("(?m)^" + Pattern.quote(row) + " +([0-9.]+) ")
                .matcher(output.out())
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row '" + row + "' in " + output));
        return Double.parseDouble(found.group(1));
    }
}

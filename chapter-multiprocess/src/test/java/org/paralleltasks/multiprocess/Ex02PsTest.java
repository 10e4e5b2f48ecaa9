package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex02PsTest {
    @Test
    void listsTheParentAndItsTwoWorkersAndWhatTheyCost() throws Exception {
        Output output = JavaProgram.of(Ex02Ps.class).withSpeed(5).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        String parent = only(pids("main, pid (\\d+), has started", output));
        List<String> workers = pids("process (\\d+) is over with exit code 0", output);
        assertThat(workers).hasSize(2);
        assertThat(output.lines()).anyMatch(line -> line.matches("\\s*PID\\s+PPID\\s+RSS\\s+COMMAND"));
        assertThat(pids("(?m)^ *(\\d+) +\\d+ +\\d+ \\S*java .*Ex02Ps$", output)).containsExactly(parent);
        assertThat(pids("(?m)^ *(\\d+) +" + parent + " +\\d+ \\S*java .*WorkerMain", output))
                .containsExactlyInAnyOrderElementsOf(workers);

        List<Double> millis = numbers("a (?:thread|process): +([\\d.]+) ms", output);
        assertThat(millis).hasSize(2);
        assertThat(millis.get(1)).as("a process beside a thread").isGreaterThan(20 * millis.get(0));
        List<Double> kibibytes = numbers("a (?:thread|process): +([\\d.]+) KiB", output);
        assertThat(kibibytes).hasSize(2);
        assertThat(kibibytes.get(1)).as("a process beside a thread").isGreaterThan(20 * kibibytes.get(0));
    }

    private static String only(List<String> pids) {
        assertThat(pids).hasSize(1);
        return pids.get(0);
    }

    private static List<Double> numbers(String pattern, Output output) {
        return pids(pattern, output).stream().map(Double::valueOf).toList();
    }

    private static List<String> pids(String pattern, Output output) {
        return Pattern.compile(pattern)
                .matcher(output.out())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}

package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

class Ex06CoresTest {
    /** The number of threads, then median, least and most, then the speed-up and the cores used. */
    private static final Pattern ROW = Pattern.compile(
            "(?m)^ +(\\d+) +(\\d+\\.\\d+) +\\( *(\\d+\\.\\d+) \\.\\. +(\\d+\\.\\d+)\\) +(\\d+\\.\\d\\d) +(\\d+\\.\\d\\d)$");

    @Test
    void printsARowForEachNumberOfThreadsForJavaAndForPython() throws Exception {
        Output output = JavaProgram.of(Ex06Cores.class).run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
        String[] tables = output.out().split("\\R\\R");
        assertThat(tables).hasSize(2);
        int cores = Runtime.getRuntime().availableProcessors();
        List<String> counts =
                Ex06Cores.threadCounts(cores).stream().map(String::valueOf).toList();
        assertThat(tables[0]).startsWith("JDK " + System.getProperty("java.version") + ", " + cores + " cores: ");
        checkRows(tables[0], counts);
        if (pythonIsHere()) {
            assertThat(tables[1]).contains("a global interpreter lock");
            checkRows(tables[1], counts);
        } else {
            assertThat(tables[1])
                    .isEqualToIgnoringNewLines("No figures of Python beside it: there is no python3 here.");
        }
    }

    @Test
    void showsOneThreadAllCoresAndTwiceAsMany() {
        assertThat(Ex06Cores.threadCounts(1)).containsExactly(1, 2);
        assertThat(Ex06Cores.threadCounts(2)).containsExactly(1, 2, 4);
        assertThat(Ex06Cores.threadCounts(6)).containsExactly(1, 2, 4, 6, 12);
        assertThat(Ex06Cores.threadCounts(8)).containsExactly(1, 2, 4, 8, 16);
    }

    @Test
    void calculatesTheSameAsThePythonProgram() throws Exception {
        assertThat(Ex06Cores.spin(1)).isEqualTo(1_082_269_761L);

        assumeTrue(pythonIsHere(), "python3 is here");
        Process python = new ProcessBuilder("python3", "-B", "-c", "import cores; print(cores.spin(1000))")
                .directory(new File("src/main/resources/org/paralleltasks/threads"))
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed.strip()).isEqualTo(Long.toUnsignedString(Ex06Cores.spin(1000)));
    }

    private static void checkRows(String table, List<String> counts) {
        List<MatchResult> rows = ROW.matcher(table).results().toList();
        assertThat(rows).extracting(r -> r.group(1)).isEqualTo(counts);
        assertThat(rows.get(0).group(5)).isEqualTo("1.00");
        int cores = Runtime.getRuntime().availableProcessors();
        for (MatchResult row : rows) {
            assertThat(Double.parseDouble(row.group(6))).isPositive().isLessThan(cores + 0.5);
            double median = Double.parseDouble(row.group(2));
            assertThat(median)
                    .isPositive()
                    .isBetween(Double.parseDouble(row.group(3)), Double.parseDouble(row.group(4)));
        }
    }

    private static boolean pythonIsHere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

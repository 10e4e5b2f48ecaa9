package org.paralleltasks.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.paralleltasks.benchmarks.figures.Effort;
import org.paralleltasks.benchmarks.figures.Figures;
import org.paralleltasks.benchmarks.figures.Python;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

/** A command from its arguments to its last row, with rounds so small that the figures mean nothing. */
final class QuickRun {
    private QuickRun() {}

    static void assertThatAllRowsAreThere(String name, Figures figures) throws Exception {
        Output output = JavaProgram.of(Benchmarks.class)
                .withArguments(name, "--quick")
                .withDeadline(Duration.ofMinutes(3))
                .run();

        assertThat(output.exitCode()).as(output.toString()).isZero();
        assertThat(output.lines().get(0)).contains(name + " --quick", "JDK " + System.getProperty("java.version"));
        List<String> rows = output.lines().stream()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
        assertThat(rows).allMatch(row -> row.split("\\|").length == 6, "has five columns");
        assertThat(rows.stream().map(row -> row.split("\\|")[2].strip()))
                .containsExactlyElementsOf(contenders(figures));
    }

    private static List<String> contenders(Figures figures) throws Exception {
        Optional<Python> python = Python.find();
        try {
            return figures.measures(Effort.ofQuickRun(), python).stream()
                    .flatMap(measure -> measure.contenders().stream())
                    .map(contender -> contender.name())
                    .toList();
        } finally {
            if (python.isPresent()) {
                python.get().close();
            }
        }
    }
}

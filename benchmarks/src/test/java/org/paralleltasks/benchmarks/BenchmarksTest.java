package org.paralleltasks.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

class BenchmarksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            threads                         | Unmatched argument at index 0: 'threads'; --help shows all.
            subprocess --rounds 4           | --rounds 4 cannot be used: from 5 to 1000; --help shows all.
            subprocess --rounds 1001        | --rounds 1001 cannot be used: from 5 to 1000; --help shows all.
            multiprocess --rounds five      | Invalid value for option '--rounds': 'five' is not an int; --help shows all.
            multiprocess --quick --rounds 5 | --quick is one round, and --rounds asks for 5; --help shows all.
            multiprocess --only ^qeueu      | --only ^qeueu is in the title of no measure; --help shows all.
            subprocess --fast               | Unknown option: '--fast'; --help shows all.
            """)
    void aBadCommandLineIsOneLineAndExitCode2(String arguments, String line) throws Exception {
        Output output = JavaProgram.of(Benchmarks.class)
                .withArguments(arguments.split(" "))
                .run();

        assertThat(output.err().lines()).as(output.toString()).containsExactly(line);
        assertThat(output.out()).isEmpty();
        assertThat(output.exitCode()).isEqualTo(2);
    }

    @Test
    void onlySomeMeasuresAreTakenWhereTheirTitlesAreAskedFor() throws Exception {
        Output output = JavaProgram.of(Benchmarks.class)
                .withArguments("multiprocess", "--quick", "--only", "^lock.*no other")
                .run();

        assertThat(output.exitCode()).as(output.toString()).isZero();
        assertThat(output.lines().get(0)).contains("multiprocess --quick --only ^lock.*no other");
        // Only a measure's first row has its title.
        assertThat(output.lines().stream()
                        .filter(line -> line.startsWith("| "))
                        .filter(line -> !line.startsWith("|  |"))
                        .skip(1)
                        .map(line -> line.split(" \\| ")[0]))
                .containsExactly("| lock: take and release, no other process wants it");
    }

    @Test
    void withoutArgumentsItSaysWhatThereIs() throws Exception {
        Output output = JavaProgram.of(Benchmarks.class).run();

        assertThat(output.exitCode()).as(output.toString()).isZero();
        assertThat(output.out()).contains("subprocess", "multiprocess", "jmh");
    }
}

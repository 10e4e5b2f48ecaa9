package org.paralleltasks.subprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

class Ex02OptionsTest {
    private static Output output;

    @BeforeAll
    static void run() throws Exception {
        output = JavaProgram.of(Ex02Options.class).run();
        assertThat(output.exitCode()).as(output.toString()).isZero();
    }

    private static List<String> linesAfter(String message) {
        List<String> lines = output.lines();
        int from = 0;
        while (!lines.get(from).contains(message)) {
            from++;
        }
        return lines.subList(from + 1, lines.size());
    }

    @Test
    void givesEachOptionToTheCommand() {
        assertThat(linesAfter("A program and its arguments").get(0))
                .isEqualTo("    [two words] [it's] [$HOME] [*] [] ");
        assertThat(linesAfter("A variable more").get(0)).startsWith("    Hello, ");
        assertThat(linesAfter("These variables").get(0)).isEqualTo("    ONLY=this one");
        assertThat(linesAfter("These variables").get(1)).as("no other").contains("A working directory");
        assertThat(linesAfter("A working directory").get(0)).contains("options");
        assertThat(linesAfter("A shell").get(0)).isEqualTo("    5 4 3 2 1 ");
    }

    @Test
    void onlyTheWrongWayDoesWhatTheNameSays() {
        assertThat(output.messages())
                .filteredOn(m -> m.startsWith("stolen.txt exists"))
                .containsExactly("stolen.txt exists: false", "stolen.txt exists: false", "stolen.txt exists: true");
    }
}

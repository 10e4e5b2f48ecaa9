package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

class Ex01OwnMemoryTest {
    @Test
    void aThreadsChangesAreSeenAndAProcesssAreNot() throws Exception {
        Output output = JavaProgram.of(Ex01OwnMemory.class).withSpeed(20).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        List<String> messages = output.messages().stream()
                .filter(message -> !message.startsWith("Workers start from"))
                .map(message -> message.replaceAll("pid \\d+", "pid"))
                .toList();
        assertThat(messages)
                .containsExactly(
                        "main, pid, sets counter 42 and [first] and starts a thread",
                        "    in pid: finds counter 42 and [first]",
                        "    in pid: leaves counter 99 and [first, added]",
                        "main finds counter 99 and [first, added] afterwards",
                        "main, pid, sets counter 42 and [first] and starts a process",
                        "    in pid: finds counter 1 and [first]",
                        "    in pid: leaves counter 99 and [first, added]",
                        "main finds counter 42 and [first] afterwards");
        assertThat(output.out()
                        .lines()
                        .filter(line -> line.contains("in pid"))
                        .map(line -> line.replaceAll(".*in (pid \\d+).*", "$1"))
                        .distinct())
                .as("main's own process and another one")
                .hasSize(2);
    }
}

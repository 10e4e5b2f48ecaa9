package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex04TargetTest {
    @Test
    void theProcessesPrintTheirNamesAndArgumentsAndTheDaemonEndsWithItsParent() throws Exception {
        Output output = JavaProgram.of(Ex04Target.class).withSpeed(20).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.err()).isEmpty();
        List<String> messages = output.messages();
        assertThat(messages)
                .contains("SubProcess-1 got the arguments 'spring' and 3")
                .contains("SubProcess-2 got the arguments 'autumn' and 5");
        List<String> running = pids("Running the job in process id (\\d+)", messages);
        assertThat(running).hasSize(2).doesNotHaveDuplicates();
        assertThat(pids("process (\\d+) is over with exit code 0", messages))
                .containsExactlyInAnyOrderElementsOf(running);
        assertThat(messages.get(0)).isEqualTo("Launching sub-processes");

        List<String> daemon = pids("main ends; its daemon, process id (\\d+), is alive: true", messages);
        assertThat(daemon).hasSize(1);
        assertThat(messages).last().isEqualTo("daemon " + daemon.get(0) + " has ended with its parent, exit code -15");
        assertThat(ProcessHandle.of(Long.parseLong(daemon.get(0)))).isEmpty();
    }

    private static List<String> pids(String pattern, List<String> messages) {
        return messages.stream()
                .flatMap(message -> Pattern.compile(pattern).matcher(message).results())
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}

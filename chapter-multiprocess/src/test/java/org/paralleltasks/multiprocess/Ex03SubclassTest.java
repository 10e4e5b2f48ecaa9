package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.LogLine;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex03SubclassTest {
    private static final Pattern SAYING = Pattern.compile("Sub-process pid (\\d+) saying '(.*)'");
    private static final Pattern OVER = Pattern.compile("process (\\d+) is over with exit code 0");

    @Test
    void showsTheDecksFiveLinesInThreeSecondsAndNotSix() throws Exception {
        Output output = JavaProgram.of(Ex03Subclass.class).withSpeed(1).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        List<String> messages = output.messages();
        List<MatchResult> saying = matches(SAYING, messages);
        assertThat(saying).extracting(s -> s.group(2)).containsExactlyInAnyOrder("How are you ?", "How do you do ?");
        List<MatchResult> over = matches(OVER, messages);
        assertThat(over).hasSize(2);
        assertThat(over)
                .extracting(o -> o.group(1))
                .as("the pids of those that are over")
                .containsExactlyInAnyOrderElementsOf(
                        saying.stream().map(s -> s.group(1)).toList())
                .doesNotHaveDuplicates();
        assertThat(messages.indexOf(over.get(0).group()))
                .isGreaterThan(messages.indexOf(saying.get(1).group()));
        assertThat(messages.get(0)).isEqualTo("Launching sub-processes");

        LogLine launching = output.logLine("Launching sub-processes");
        LogLine last = output.logLine(over.get(1).group());
        assertThat(launching.until(last)).isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(30));
    }

    @Test
    void showsTheSameProgramAsThreads() throws Exception {
        Output output = JavaProgram.of(Ex03Subclass.class).withSpeed(20).run();

        List<String> messages = output.messages();
        int launching = messages.indexOf("Launching threads");
        List<String> ofThreads = messages.subList(launching, messages.size());
        assertThat(ofThreads)
                .filteredOn(m -> m.contains("saying 'How are you ?'"))
                .hasSize(1);
        assertThat(ofThreads)
                .filteredOn(m -> m.contains("saying 'How do you do ?'"))
                .hasSize(1);
        assertThat(ofThreads).filteredOn(m -> m.contains("is over")).hasSize(2);
    }

    private static List<MatchResult> matches(Pattern pattern, List<String> messages) {
        return messages.stream()
                .flatMap(message -> pattern.matcher(message).results())
                .toList();
    }
}

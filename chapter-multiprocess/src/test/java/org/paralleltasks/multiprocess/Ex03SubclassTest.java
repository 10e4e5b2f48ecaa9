package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.LogLine;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex03SubclassTest {
    private static final Pattern SAYING = Pattern.compile("Sub-process pid (\\d+) saying '(.*)'");
    private static final Pattern OVER = Pattern.compile("process (\\d+) is over with exit code 0");

    /** The deck's three seconds become two: still far longer than the JVM of one worker is up before that of the other. */
    private static final double SPEED = 1.5;

    private static final Duration SLEEP = Duration.ofSeconds(2);

    private static Output output;

    @BeforeAll
    static void run() throws Exception {
        output = JavaProgram.of(Ex03Subclass.class).withSpeed(SPEED).run();
        assertThat(output.exitCode()).as("%s", output).isZero();
    }

    @Test
    void showsTheDecksFiveLines() {
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
    }

    @Test
    void bothSleepAtTheSameTime() {
        List<MatchResult> saying = matches(SAYING, output.messages());
        LogLine first = output.logLine(saying.get(0).group());
        LogLine second = output.logLine(saying.get(1).group());
        LogLine over = output.logLine(matches(OVER, output.messages()).get(0).group());

        assertThat(first.until(second).abs())
                .as("the second begins while the first sleeps")
                .isLessThan(SLEEP);
        assertThat(first.until(over)).as("join() awaits them").isGreaterThanOrEqualTo(SLEEP.minusMillis(50));
        assertThat(second.until(over)).as("join() awaits them").isGreaterThanOrEqualTo(SLEEP.minusMillis(50));
    }

    @Test
    void showsTheSameProgramAsThreads() {
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

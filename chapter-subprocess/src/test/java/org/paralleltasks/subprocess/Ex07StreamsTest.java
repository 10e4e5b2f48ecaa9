package org.paralleltasks.subprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

/** At speed 5: a command's 6 s are 1.2 s, its time-out of 2 s is 0.4 s. */
@Tag("concurrency")
class Ex07StreamsTest {
    private static List<String> messages;

    @BeforeAll
    static void run() throws Exception {
        Output output = JavaProgram.of(Ex07Streams.class).withSpeed(5).run();
        assertThat(output.exitCode()).as(output.toString()).isZero();
        messages = output.messages();
        assertThat(messages).hasSize(12);
    }

    private static long millis(String message) {
        Matcher matcher = Pattern.compile("after (\\d+) ms").matcher(message);
        assertThat(matcher.find()).as(message).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    @Test
    void aFloodBlocksWhoeverWaitsBeforeReading() {
        assertThat(messages.get(1)).endsWith("ended after 2 s: false");
        assertThat(messages.get(2))
                .contains("return code 0")
                .endsWith("1000000 bytes of stdout, 1000000 bytes of stderr");
    }

    @Test
    void aReaderThatGivesUpEndsTheCommand() {
        assertThat(messages.get(4)).contains("code 143").endsWith("100000 bytes");
        assertThat(messages.get(5)).contains("has been ended: it wrote more than 100000 bytes");
    }

    @Test
    void aCommandThatIgnoresSigtermIsEndedAllTheSame() {
        assertThat(millis(messages.get(7))).as("commons-exec alone").isGreaterThanOrEqualTo(1_200);
        assertThat(messages.get(8)).contains("did not end within 400 ms and has been ended");
    }

    @Test
    void theDaemonThatHoldsThePipeIsNotAwaited() {
        assertThat(millis(messages.get(10))).as("commons-exec alone").isGreaterThanOrEqualTo(1_200);
        assertThat(messages.get(11)).contains("return code 0").contains("3 bytes of stdout");
        assertThat(millis(messages.get(11))).isLessThan(millis(messages.get(10)));
    }
}

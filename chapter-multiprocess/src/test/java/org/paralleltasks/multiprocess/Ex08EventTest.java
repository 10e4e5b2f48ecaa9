package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.LogLine;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex08EventTest {
    @Test
    void allThreeRunInBothRoundsAndOnlyAfterTheGun() throws Exception {
        Output output = JavaProgram.of(Ex08Event.class).withSpeed(20).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        List<String> messages = output.messages();
        String gun = "main fires the gun and lowers it at once";
        assertThat(messages).filteredOn(gun::equals).hasSize(2);
        // By the times that the processes gave their lines: these may arrive in another order.
        LogLine first = output.logLine(gun);
        LogLine second = output.log().get(messages.lastIndexOf(gun));
        for (int runner = 1; runner <= 3; runner++) {
            LogLine one = output.logLine("Runner-" + runner + " runs round 1");
            LogLine two = output.logLine("Runner-" + runner + " runs round 2");
            assertThat(first.until(one)).as("from the first gun to %s", one).isLessThan(Duration.ofHours(1));
            assertThat(one.until(second)).as("from %s to the second gun", one).isLessThan(Duration.ofHours(1));
            assertThat(second.until(two)).as("from the second gun to %s", two).isLessThan(Duration.ofHours(1));
        }
        assertThat(messages).filteredOn(m -> m.contains(" runs round ")).hasSize(6);
        assertThat(messages).endsWith("All runners are over");
    }
}

package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
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
        int first = messages.indexOf(gun);
        int second = messages.lastIndexOf(gun);
        for (int runner = 1; runner <= 3; runner++) {
            assertThat(messages.indexOf("Runner-" + runner + " runs round 1")).isBetween(first + 1, second - 1);
            assertThat(messages.indexOf("Runner-" + runner + " runs round 2")).isGreaterThan(second);
        }
        assertThat(messages).filteredOn(m -> m.contains(" runs round ")).hasSize(6);
        assertThat(messages).endsWith("All runners are over");
    }
}

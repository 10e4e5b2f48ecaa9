package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex07ConditionTest {
    @Test
    void fourDishesAreCookedAndEachIsServedOnce() throws Exception {
        Output output = JavaProgram.of(Ex07Condition.class).withSpeed(20).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        List<String> messages = output.messages();
        int dishes = 0;
        int served = 0;
        for (String message : messages) {
            if (message.matches("Cook: \\d ready")) {
                dishes++;
                assertThat(message).isEqualTo("Cook: " + dishes + " ready");
            } else if (message.contains(" serves, ")) {
                dishes--;
                served++;
                assertThat(dishes).as(message).isNotNegative();
                assertThat(message).endsWith(" " + dishes + " left");
            }
        }
        assertThat(served).isEqualTo(4);
        assertThat(messages).filteredOn(m -> m.startsWith("Waiter-1 serves")).hasSize(2);
        assertThat(messages)
                .filteredOn(m -> m.endsWith("is over with exit code 0"))
                .hasSize(3);
        assertThat(messages).endsWith("0 dishes left");
    }
}

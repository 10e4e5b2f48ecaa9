package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        // The lines of several processes may arrive in another order than they were written in. But each number of
        // dishes that was left is one that was there before: none was cooked or served behind the lock's back.
        List<Integer> ready = numbers("Cook: (\\d) ready", messages);
        List<Integer> left = numbers(".* serves, (\\d) left", messages);
        assertThat(ready).hasSize(4);
        assertThat(left.stream().map(dishes -> dishes + 1)).containsExactlyInAnyOrderElementsOf(ready);
        assertThat(messages).filteredOn(m -> m.startsWith("Waiter-1 serves")).hasSize(2);
        assertThat(messages)
                .filteredOn(m -> m.endsWith("is over with exit code 0"))
                .hasSize(3);
        assertThat(messages).endsWith("0 dishes left");
    }

    private static List<Integer> numbers(String pattern, List<String> messages) {
        return messages.stream()
                .map(Pattern.compile(pattern)::matcher)
                .filter(Matcher::matches)
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }
}

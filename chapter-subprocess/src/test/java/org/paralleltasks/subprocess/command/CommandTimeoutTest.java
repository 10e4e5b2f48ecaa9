package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("concurrency")
@Timeout(60)
class CommandTimeoutTest {
    private final Survivors survivors = new Survivors();

    @AfterEach
    void endWhatIsLeft() {
        survivors.close();
    }

    private CommandTimeoutException timeOut(Command command) {
        CommandTimeoutException timeout = catchThrowableOfType(
                CommandTimeoutException.class, () -> survivors.mark(command).run());
        assertThat(timeout).as("a time-out").isNotNull();
        survivors.assertNone();
        return timeout;
    }

    private static Command withTimeout(String line) {
        return Command.shell(line).withTimeout(Duration.ofSeconds(1)).withGrace(Duration.ofMillis(200));
    }

    @Test
    void endsTheShellAndItsSleep() {
        CommandTimeoutException timeout = timeOut(withTimeout("sleep 20; echo x"));

        assertThat(timeout.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(timeout.result().elapsed()).isBetween(Duration.ofMillis(1000), Duration.ofSeconds(10));
        assertThat(timeout.result().signal()).contains(Signal.TERM);
        assertThat(timeout).hasMessageContaining("sleep 20").hasMessageContaining("1000 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trap '' TERM; sleep 20; sleep 20",
                "kill -STOP $$; sleep 20",
                "(sleep 20 &); sleep 20",
                "(trap '' TERM; (sleep 20; sleep 20) & ) ; sleep 20",
                "setsid sleep 20 & sleep 20",
                "setsid sh -c '(setsid sleep 20 &)' & sleep 20",
                "env -i sleep 20 & sleep 20",
                "env -i sh -c '(sleep 20 &)'; sleep 20",
                "while :; do sleep 0.05 & done",
                "exec sleep 20 >/dev/null 2>&1"
            })
    void leavesNoSurvivor(String line) {
        timeOut(withTimeout(line));
    }

    @Test
    void keepsWhatWasWrittenBefore() {
        CommandTimeoutException timeout = timeOut(withTimeout("echo so far; echo trouble >&2; sleep 20"));

        assertThat(timeout.result().stdout().text()).isEqualTo("so far\n");
        assertThat(timeout.result().stderr().text()).isEqualTo("trouble\n");
    }

    @Test
    void keepsWhatIsWrittenWhileHandlingTheRequestToEnd() {
        CommandTimeoutException timeout = timeOut(
                withTimeout("trap 'head -c 300000 /dev/zero; exit 7' TERM; echo ready; while :; do sleep 0.1; done")
                        .withGrace(Duration.ofSeconds(10)));

        assertThat(timeout.result().stdout().size()).isEqualTo("ready\n".length() + 300_000);
        assertThat(timeout.result().returnCode()).isEqualTo(7);
    }

    @Test
    void doesNotTouchACommandThatEndsInTime() throws Exception {
        CommandResult result = survivors
                .mark(Command.shell("sleep 20 & sleep .4; echo hi; exit 3").withTimeout(Duration.ofSeconds(10)))
                .run();

        assertThat(result.returnCode()).isEqualTo(3);
        assertThat(result.stdout().text()).isEqualTo("hi\n");
        assertThat(result.elapsed()).isLessThan(Duration.ofSeconds(4));
        assertThat(survivors.living()).as("what it left running").hasSize(1);
    }

    @Test
    void mustBeAboveZero() {
        Command command = Command.of("true");

        assertThatThrownBy(() -> command.withTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> command.withTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> command.withGrace(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}

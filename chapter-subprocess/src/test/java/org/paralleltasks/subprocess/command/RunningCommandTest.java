package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("concurrency")
@Timeout(60)
class RunningCommandTest {
    private final Survivors survivors = new Survivors();

    @AfterEach
    void endWhatIsLeft() {
        survivors.close();
    }

    private RunningCommand start(String line) throws LaunchException {
        return survivors.mark(Command.shell(line)).start();
    }

    @Test
    void pollGivesNothingBeforeTheEndAndTheCodeAfter() throws Exception {
        try (RunningCommand running = start("read line; exit 5")) {
            assertThat(running.waitFor()).isEqualTo(5);
            assertThat(running.poll()).hasValue(5);
            assertThat(running.poll()).hasValue(5);
        }
        try (RunningCommand running = start("sleep 20")) {
            assertThat(running.poll()).isEmpty();
            assertThat(running.waitFor(Duration.ofMillis(50))).isEmpty();
            assertThat(running.pid()).isPositive();
        }
    }

    @Test
    void communicateMayTimeOutAndBeCalledAgain() throws Exception {
        try (RunningCommand running = start("echo first; sleep 1; echo second")) {
            assertThat(running.communicate(Duration.ofMillis(200))).isEmpty();
            assertThat(running.communicate(Duration.ofMillis(200))).isEmpty();

            assertThat(running.communicate().stdout().lines()).containsExactly("first", "second");
            assertThat(running.communicate(Duration.ZERO).orElseThrow().stdout().lines())
                    .containsExactly("first", "second");
        }
    }

    @Test
    void terminateAndKillAreToldByTheReturnCode() throws Exception {
        try (RunningCommand running = Command.of("sleep", "20").start()) {
            running.terminate();
            assertThat(running.waitFor()).isEqualTo(143);
            running.terminate();
            assertThat(running.communicate().signal()).contains(Signal.TERM);
        }
        try (RunningCommand running = Command.of("sleep", "20").start()) {
            running.kill();
            assertThat(running.communicate().signal()).contains(Signal.KILL);
        }
    }

    @Test
    void closeEndsTheTree() throws Exception {
        RunningCommand running = start("sleep 20 & (setsid sleep 20 &); sleep 20");
        survivors.awaitCount(4);

        running.close();

        survivors.assertNone();
        assertThat(running.poll()).isPresent();
        running.close();
    }

    @Test
    void interruptOfRunEndsTheTree() throws Exception {
        Thread caller = new Thread(() -> assertThatThrownBy(() ->
                        survivors.mark(Command.shell("sleep 20 & sleep 20")).run())
                .isInstanceOf(InterruptedException.class));
        caller.start();
        survivors.awaitCount(3);

        caller.interrupt();
        caller.join();

        survivors.assertNone();
    }
}

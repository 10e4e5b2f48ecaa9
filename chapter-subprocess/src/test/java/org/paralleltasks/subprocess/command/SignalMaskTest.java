package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalMaskTest {
    /** Sends the signals of terminals to commands of its own and tells which signal ended each. */
    static final class SignalsSleepers {
        public static void main(String[] args) throws Exception {
            // Sent at once and often: the command may not have begun yet.
            for (int i = 0; i < 20; i++) {
                for (Signal signal : List.of(Signal.INT, Signal.HUP, Signal.QUIT)) {
                    try (RunningCommand sleeper = Command.of("sleep", "20")
                            .withTimeout(Duration.ofSeconds(10))
                            .start()) {
                        sleeper.send(signal);
                        System.out.println(sleeper.communicate().signal().orElseThrow());
                    }
                }
            }
        }
    }

    /** As a script starts it in the background, and nohup: a shell cannot undo that, and its JVM does not. */
    @Test
    void commandsGetTheSignalsThatThisProgramWasStartedToIgnore() throws Exception {
        Command command = Command.of(
                        "env",
                        "--ignore-signal=INT,HUP,QUIT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SignalsSleepers.class.getName())
                .withVariable("CLASSPATH", System.getProperty("java.class.path"))
                .withTimeout(Duration.ofSeconds(50));

        CommandResult result = command.run();

        assertThat(result.stdout().lines())
                .as(result.stderr().text())
                .hasSize(60)
                .startsWith("INT", "HUP", "QUIT");
    }
}

package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A command that becomes a process of another user, as {@code sudo} does, cannot be ended. Here a JVM that lacks the
 * privilege to signal other users' processes starts a command that becomes one; so this needs root.
 */
@Tag("concurrency")
@Timeout(120)
class ProcessesOfAnotherUserTest {
    private static final String SETPRIV = "/usr/bin/setpriv";

    private final Survivors survivors = new Survivors();

    @AfterEach
    void endWhatIsLeft() {
        survivors.close();
    }

    @Test
    void aCommandThatCannotBeEndedIsGivenUpAndNamed() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can start a process of another user");
        assumeTrue(Files.isExecutable(Path.of(SETPRIV)), "no " + SETPRIV);
        List<String> jvm = ChildJvm.of(Program.class).argv();

        CommandResult result = Command.shell(
                        SETPRIV + " --inh-caps=-kill --bounding-set=-kill \"$@\"", jvm.toArray(String[]::new))
                .withVariable("CLASSPATH", System.getProperty("java.class.path"))
                .withVariable("RUNNING", survivors.value())
                .withTimeout(Duration.ofSeconds(100))
                .run();

        String pid = survivors.living().stream()
                .map(process -> Long.toString(process.pid()))
                .reduce("", String::concat);
        assertThat(result.check().stdout().lines())
                .filteredOn(line -> !line.contains(" Could not end ")) // The log.
                .containsExactly(
                        "cannot send SIGUSR1: not permitted for processes [" + pid + "]",
                        "cannot send SIGTERM: not permitted for processes [" + pid + "]",
                        "could not be ended: processes [" + pid + "] are another user's, or held by the kernel",
                        "return code -1",
                        "poll() OptionalInt[-1], waitFor() -1");
    }

    static final class Program {
        public static void main(String[] args) throws Exception {
            CountDownLatch ready = new CountDownLatch(1);
            Command command = Command.shell(
                            "exec " + SETPRIV + " --reuid=65534 --clear-groups sh -c 'echo ready; exec sleep 300'")
                    .withVariable(Survivors.VARIABLE, System.getenv("RUNNING"))
                    .withStdout(Output.lines(line -> ready.countDown()))
                    .withTimeout(Duration.ofSeconds(10))
                    .withGrace(Duration.ofMillis(100));
            try (RunningCommand running = command.start()) {
                if (!ready.await(10, TimeUnit.SECONDS)) {
                    System.out.println("it has not begun in time");
                }
                printRefusal(running, Signal.USR1);
                printRefusal(running, Signal.TERM);
                try {
                    running.communicate();
                } catch (CommandTimeoutException e) {
                    System.out.println(e.getMessage().substring(e.getMessage().indexOf("could not")));
                    System.out.println("return code " + e.result().returnCode());
                }
                System.out.println("poll() " + running.poll() + ", waitFor() " + running.waitFor());
            }
        }

        private static void printRefusal(RunningCommand running, Signal signal) {
            try {
                running.send(signal);
            } catch (LaunchException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

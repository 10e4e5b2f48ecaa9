package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
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
    void aWaitThatTimesOutEndsNothingAndTheNextGivesTheCode() throws Exception {
        try (RunningCommand running = start("sleep 1; exit 6")) {
            assertThat(running.waitFor(Duration.ofMillis(10))).isEmpty();
            assertThat(running.waitFor(Duration.ZERO)).isEmpty();
            assertThat(running.waitFor(Duration.ofSeconds(30))).hasValue(6);
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

    @Test
    void interruptOfCommunicateEndsTheTree() throws Exception {
        try (RunningCommand running = start("sleep 20 & sleep 20")) {
            Thread caller =
                    new Thread(() -> assertThatThrownBy(running::communicate).isInstanceOf(InterruptedException.class));
            caller.start();
            survivors.awaitCount(3);

            caller.interrupt();
            caller.join();

            survivors.assertNone();
        }
    }

    @Test
    void interruptOfOneWaiterEndsItsWaitAndNothingElse() throws Exception {
        try (RunningCommand running = start("sleep 20")) {
            FutureTask<Integer> interrupted = new FutureTask<>(running::waitFor);
            FutureTask<Integer> waiting = new FutureTask<>(running::waitFor);
            Thread first = new Thread(interrupted);
            Thread second = new Thread(waiting);
            first.start();
            second.start();

            first.interrupt();
            first.join();

            assertThatThrownBy(interrupted::get).hasCauseInstanceOf(InterruptedException.class);
            assertThat(running.poll()).isEmpty();
            running.kill();
            assertThat(waiting.get()).isEqualTo(137);
        }
    }

    /** As an application server or Maven's exec:java does at the end, and some do with every thread that they find. */
    @Test
    void interruptsThatAreMeantForOthersEndNothing() throws Exception {
        ThreadGroup group = new ThreadGroup("of the caller");
        FutureTask<RunningCommand> starting = new FutureTask<>(() -> survivors
                .mark(Command.shell("echo line; sleep 20 & sleep 20")
                        .withTimeout(Duration.ofSeconds(8))
                        .withStdout(Output.lines(line -> Thread.currentThread().interrupt())))
                .start());
        new Thread(group, starting).start();
        try (RunningCommand running = starting.get()) {
            survivors.awaitCount(3);
            await().untilAsserted(() -> assertThat(threadsOf(running))
                    .as("for the process, the deadline, two pipes and a consumer")
                    .hasSize(5));
            List<Thread> threads = threadsOf(running);
            assertThat(threads)
                    .allSatisfy(thread -> assertThat(thread.getThreadGroup()).isNotEqualTo(group));

            threads.forEach(Thread::interrupt);

            assertThatThrownBy(running::communicate).isInstanceOf(CommandTimeoutException.class);
            survivors.assertNone();
        }
    }

    private static List<Thread> threadsOf(RunningCommand running) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("command-" + running.pid() + "-"))
                .toList();
    }

    @Test
    void twoThreadsWaitWhileAThirdKills() throws Exception {
        try (RunningCommand running = start("echo so far; sleep 20")) {
            FutureTask<CommandResult> communicating = new FutureTask<>(running::communicate);
            FutureTask<Integer> waiting = new FutureTask<>(running::waitFor);
            new Thread(communicating).start();
            new Thread(waiting).start();
            survivors.awaitCount(2);

            running.kill();

            assertThat(waiting.get()).isEqualTo(137);
            assertThat(communicating.get().stdout().text()).isEqualTo("so far\n");
            assertThat(survivors.living()).as("kill() is for one process").hasSize(1);
        }
        assertThat(survivors.living())
                .as("what a command that has ended left running stays")
                .hasSize(1);
    }

    @Test
    void signalsGoToTheProcessOrToTheTree() throws Exception {
        try (RunningCommand running = start("trap 'echo got it' USR1; for i in 1 2 3 4; do sleep 20; done")) {
            survivors.awaitCount(2); // The sleep is there, so the trap is set.
            running.send(Signal.USR1);
            assertThat(survivors.living()).hasSize(2);

            running.sendToTree(Signal.INT);

            assertThat(running.communicate().signal()).contains(Signal.INT);
            survivors.assertNone();
        }
    }

    @Test
    void everySignalReachesTheCommand() throws Exception {
        for (Signal signal : List.of(Signal.HUP, Signal.INT, Signal.QUIT, Signal.USR1, Signal.TERM, Signal.KILL)) {
            try (RunningCommand running = Command.of("sleep", "20").start()) {
                running.send(signal);

                assertThat(running.communicate().signal()).contains(signal);
            }
        }
    }

    @Test
    void aStoppedCommandIsEndedByClose() throws Exception {
        RunningCommand running = survivors
                .mark(Command.shell("sleep 20 & sleep 20").withGrace(Duration.ofMillis(200)))
                .start();
        survivors.awaitCount(3);
        running.sendToTree(Signal.STOP);

        running.close();

        survivors.assertNone();
    }

    @Test
    void communicateWithTimeoutLosesNothingOfALongOutput() throws Exception {
        try (RunningCommand running = start("for i in 1 2 3 4 5; do head -c 1000000 /dev/zero; sleep 0.1; done")) {
            int attempts = 0;
            Optional<CommandResult> result = Optional.empty();
            while (result.isEmpty()) {
                attempts++;
                result = running.communicate(Duration.ofMillis(20));
            }
            assertThat(attempts).isGreaterThan(1);
            assertThat(result.get().stdout().size()).isEqualTo(5_000_000);
        }
    }

    @Test
    void aClosedCommandCanStillBeAsked() throws Exception {
        RunningCommand running = start("echo before; sleep 20");
        survivors.awaitCount(2);

        running.close();

        assertThat(running.poll()).hasValue(143);
        assertThat(running.waitFor()).isEqualTo(143);
        assertThat(running.communicate().stdout().text()).isEqualTo("before\n");
        running.terminate();
        running.kill();
        running.send(Signal.USR1);
        running.sendToTree(Signal.USR1);
    }

    @Test
    void leavingTheTryBlockEndsTheCommand() throws Exception {
        assertThatThrownBy(() -> {
                    try (RunningCommand running = start("sleep 20 & sleep 20")) {
                        survivors.awaitCount(3);
                        throw new IllegalStateException("pid " + running.pid());
                    }
                })
                .isInstanceOf(IllegalStateException.class);
        survivors.assertNone();
    }

    @Test
    void aReturnCodeLikeThatOfASignalIsTakenForIt() throws Exception {
        assertThat(Command.shell("exit 143").run().signal()).contains(Signal.TERM);
        assertThat(Command.shell("exit 255").run().signal()).isEmpty();
        assertThat(Command.shell("exit 127").run().signal()).isEmpty();
    }
}

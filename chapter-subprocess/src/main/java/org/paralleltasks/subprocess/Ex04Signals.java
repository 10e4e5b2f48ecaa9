package org.paralleltasks.subprocess;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.paralleltasks.common.Pace;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.Output;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.command.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Five running commands get a signal each, and their return codes tell which.
 *
 * <p><b>The point.</b> A signal is a short message to a process, of which only the number arrives. Some ask and may be
 * handled or ignored (SIGTERM, SIGINT); two are carried out by the kernel and cannot be refused (SIGKILL, SIGSTOP).
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:42:14.415 terminate(), SIGTERM: return code 143, killed by SIGTERM
 * 16:42:14.425 kill(), SIGKILL: return code 137, killed by SIGKILL
 * 16:42:14.472 send(), SIGINT: return code 130, killed by SIGINT
 * 16:42:14.607 terminate() to a command that handles SIGTERM: return code 3, ended by itself
 * 16:42:17.629 3 s after SIGSTOP: state Ts, return code OptionalInt.empty
 * 16:42:17.633 SIGCONT: return code 0, ended by itself
 * </pre>
 *
 * <ul>
 *   <li>always: 128 and the number of the signal for a command that dies of it: 143, 137, 130;
 *   <li>always: the command's own code, 3, for the one that handles SIGTERM and cleans up;
 *   <li>always: the stopped command ({@code Ts}) is not over long after its 2 s, and ends as soon as it goes on;
 *   <li>never: a return code for SIGSTOP and SIGCONT, since nobody died of them.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-subprocess compile exec:java -Dexec.args=signals}
 *
 * <p><b>In Python.</b> {@code terminate()}, {@code kill()} and {@code send_signal(signal.SIGINT)}. The difference that
 * bites: Python says {@code -15} for a death by SIGTERM and 143 for {@code exit 143}; the JDK says 143 for both.
 *
 * <p><b>Try next.</b> Let the first command be {@code "sh", "-c", "sleep 10; exit"}, and {@code Thread.sleep(500)} before
 * the signal: the shell dies of SIGTERM and its {@code sleep} lives on; the last lines name it as left behind. A signal goes
 * to one process; {@code sendToTree(Signal.TERM)} reaches all of them.
 */
public final class Ex04Signals {
    private static final Logger log = LoggerFactory.getLogger(Ex04Signals.class);

    private Ex04Signals() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String tenSeconds = PacedSleep.seconds(10_000);
        try (RunningCommand running = Command.of("sleep", tenSeconds).start()) {
            running.terminate();
            report("terminate(), SIGTERM", running);
        }
        try (RunningCommand running = Command.of("sleep", tenSeconds).start()) {
            running.kill();
            report("kill(), SIGKILL", running);
        }
        try (RunningCommand running = Command.of("sleep", tenSeconds).start()) {
            running.send(Signal.INT);
            report("send(), SIGINT", running);
        }
        try (RunningCommand running =
                startAndAwaitReady("trap 'exit 3' TERM; echo ready; while :; do sleep 0.1; done")) {
            running.terminate();
            report("terminate() to a command that handles SIGTERM", running);
        }
        try (RunningCommand running = startAndAwaitReady("echo ready; sleep " + PacedSleep.seconds(2_000))) {
            running.send(Signal.STOP);
            Thread.sleep(Pace.millis(3_000));
            log.info("3 s after SIGSTOP: state {}, return code {}", stateOf(running), running.poll());
            running.send(Signal.CONT);
            report("SIGCONT", running);
        }
    }

    private static void report(String what, RunningCommand running) throws IOException, InterruptedException {
        CommandResult result = running.communicate();
        String end = result.signal().map(s -> "killed by SIG" + s).orElse("ended by itself");
        log.info("{}: return code {}, {}", what, result.returnCode(), end);
    }

    /** A signal that comes before a shell has set its trap does what it does to any program. */
    private static RunningCommand startAndAwaitReady(String line) throws IOException, InterruptedException {
        CountDownLatch ready = new CountDownLatch(1);
        RunningCommand running = Command.shell(line)
                .withStdout(Output.lines(firstLine -> ready.countDown()))
                .start();
        ready.await();
        return running;
    }

    /** What {@code ps} shows: S for a process that sleeps, T for one that is stopped; a small s leads a session. */
    private static String stateOf(RunningCommand running) throws IOException, InterruptedException {
        return Command.of("ps", "-o", "stat=", "-p", Long.toString(running.pid()))
                .run()
                .stdout()
                .text()
                .strip();
    }
}

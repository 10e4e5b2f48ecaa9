package org.paralleltasks.subprocess;

import java.io.IOException;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import org.paralleltasks.common.Pace;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A timer sends a signal to a command after 3 s, unless the command has ended by then: the time-out of Python 2.
 *
 * <p><b>The point.</b> A time-out is a race between two events, the end of the command and the end of the time. Whoever
 * builds one by hand has to stop the loser: kill the command, or cancel the timer.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:28:55.810 1. SIGTERM after 3 s
 * 16:28:59.255 Time is up for process 3295: sending the signal
 * 16:28:59.271 Return code 143, killed by SIGTERM
 * 16:28:59.271 Timer cancelled before it fired: false
 * 16:28:59.273 2. SIGKILL after 3 s, to a command that ignores SIGTERM
 * 16:29:02.279 Time is up for process 3391: sending the signal
 * 16:29:02.291 Return code 137, killed by SIGKILL
 * 16:29:02.292 Timer cancelled before it fired: false
 * 16:29:02.292 3. SIGTERM after 3 s, to a command that ends after 1 s
 * 16:29:03.332 Return code 0, ended by itself
 * 16:29:03.333 Timer cancelled before it fired: true
 * </pre>
 *
 * <ul>
 *   <li>always: the return code tells the signal, 128 + 15 or 128 + 9;
 *   <li>always: the command that ignores SIGTERM dies of SIGKILL;
 *   <li>always: the command that ends first has its own return code, and its timer was cancelled in time;
 *   <li>never: a signal after the end of a command, when its pid may already be another program's.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-subprocess compile exec:java -Dexec.args=timer-kill}
 *
 * <p><b>In Python.</b> {@code Timer(3, process.terminate)}, then {@code communicate()} and {@code timer.cancel()}. The
 * difference that bites: where the cancel is forgotten, Python's program does not end before its timer thread does; a
 * {@code java.util.Timer} that is no daemon does not even end then.
 *
 * <p><b>Try next.</b> Make the first command {@code Command.shell("sleep 10; echo done")}: the shell dies of SIGTERM at
 * 3 s as before, but {@code pgrep sleep} in another terminal still finds its {@code sleep}. This is why {@code timeout}
 * ends whole trees.
 */
public final class Ex06TimerKill {
    private static final Logger log = LoggerFactory.getLogger(Ex06TimerKill.class);

    private Ex06TimerKill() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Timer timer = new Timer("timer", true);
        Command slow = Command.of("sleep", PacedSleep.seconds(10_000));
        Command deaf = Command.shell("trap '' TERM; exec sleep " + PacedSleep.seconds(10_000));
        Command quick = Command.of("sleep", PacedSleep.seconds(1_000));

        log.info("1. SIGTERM after 3 s");
        runWithTimer(timer, slow, RunningCommand::terminate);
        log.info("2. SIGKILL after 3 s, to a command that ignores SIGTERM");
        runWithTimer(timer, deaf, RunningCommand::kill);
        log.info("3. SIGTERM after 3 s, to a command that ends after 1 s");
        runWithTimer(timer, quick, RunningCommand::terminate);

        timer.cancel();
    }

    private static void runWithTimer(Timer timer, Command command, Consumer<RunningCommand> signal)
            throws IOException, InterruptedException {
        try (RunningCommand running = command.start()) {
            TimerTask sending = new TimerTask() {
                @Override
                public void run() {
                    log.info("Time is up for process {}: sending the signal", running.pid());
                    signal.accept(running);
                }
            };
            timer.schedule(sending, Pace.millis(3_000));

            CommandResult result = running.communicate();
            boolean cancelledInTime = sending.cancel();

            String signalName = result.signal().map(s -> ", killed by SIG" + s).orElse(", ended by itself");
            log.info("Return code {}{}", result.returnCode(), signalName);
            log.info("Timer cancelled before it fired: {}", cancelledInTime);
        }
    }
}

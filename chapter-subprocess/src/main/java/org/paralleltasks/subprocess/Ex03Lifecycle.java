package org.paralleltasks.subprocess;

import java.io.IOException;
import java.time.Duration;
import org.paralleltasks.common.Pace;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command is started and not awaited; its starter asks it how it is doing, then waits, then asks again.
 *
 * <p><b>The point.</b> {@code start()} returns at once, and the command runs beside the program. Until its end there is
 * no return code; from then on there is one, and it never changes, however often it is asked for.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:42:10.492 Started: pid 2723
 * 16:42:10.502 poll() while it runs: OptionalInt.empty
 * 16:42:11.502 waitFor() 1 s: OptionalInt.empty
 * 16:42:11.503 Waiting for its end
 * 16:42:13.462 waitFor(): 4
 * 16:42:13.462 poll() after the end: OptionalInt[4]
 * 16:42:13.462 poll() once more: OptionalInt[4]
 * 16:42:13.464 waitFor() once more: 4
 * 16:42:13.464 pid, still: 2723
 * 16:42:13.469 communicate(): [working, done]
 * 16:42:13.470 communicate() once more: [working, done]
 * </pre>
 *
 * <ul>
 *   <li>always: no return code before the end, neither by {@code poll()} nor by a wait that is too short (this one is, as
 *       long as the program gets any time at all within two seconds);
 *   <li>always: the same pid and the same code in every call after the end, and the whole output, twice;
 *   <li>sometimes: another pid; the system gives the next one that is free;
 *   <li>never: a return code, or a line of the output, that is lost because it was asked for too early or too late.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-subprocess compile exec:java -Dexec.args=lifecycle}
 *
 * <p><b>In Python.</b> {@code poll()}, {@code wait()}, {@code pid} and {@code returncode}. The difference that bites:
 * {@code returncode} is a field that is {@code None} until somebody calls {@code poll()} or {@code wait()}, even long
 * after the end; and {@code wait()} with {@code stdout=PIPE} hangs as soon as the output is longer than a pipe.
 *
 * <p><b>Try next.</b> Take out all that follows "Waiting for its end": {@code close()}, at the end of the {@code try},
 * finds the command running and ends it, so that the last lines name no process as left behind.
 */
public final class Ex03Lifecycle {
    private static final Logger log = LoggerFactory.getLogger(Ex03Lifecycle.class);

    private Ex03Lifecycle() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Command command = Command.shell("echo 'working'; sleep " + PacedSleep.seconds(3_000) + "; echo 'done'; exit 4");
        try (RunningCommand running = command.start()) {
            log.info("Started: pid {}", running.pid());
            log.info("poll() while it runs: {}", running.poll());
            log.info("waitFor() 1 s: {}", running.waitFor(Duration.ofMillis(Pace.millis(1_000))));

            log.info("Waiting for its end");
            log.info("waitFor(): {}", running.waitFor());

            log.info("poll() after the end: {}", running.poll());
            log.info("poll() once more: {}", running.poll());
            log.info("waitFor() once more: {}", running.waitFor());
            log.info("pid, still: {}", running.pid());
            log.info("communicate(): {}", running.communicate().stdout().lines());
            log.info(
                    "communicate() once more: {}",
                    running.communicate().stdout().lines());
        }
    }
}

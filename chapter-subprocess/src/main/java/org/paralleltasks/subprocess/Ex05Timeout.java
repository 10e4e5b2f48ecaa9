package org.paralleltasks.subprocess;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecuteResultHandler;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;
import org.paralleltasks.common.Pace;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandTimeoutException;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command gets 10 s and wants 30: first a time-out that ends only the shell, then one that ends all it started.
 *
 * <p><b>The point.</b> A command is a tree of processes: the shell, and what the shell started. A time-out that sends
 * SIGTERM to the shell alone leaves the rest running, and whoever waits for the end of the output waits for the rest.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:28:32.807 1. ExecuteWatchdog of commons-exec
 * 16:28:43.876 SIGTERM sent: true; execute() has returned: false
 * 16:28:43.977 Survivors in ps: 1
 *  1949     1 S    sleep 30
 * 16:28:44.028 Only now, with the survivor killed by hand, execute() returns
 * 16:28:44.031 2. A time-out for the whole tree
 * 16:28:54.223 /bin/sh -c "echo 'so far'; sleep 30; echo 'done'" did not end within 10000 ms and has been ended
 * 16:28:54.224 Its output so far: [so far]
 * 16:28:54.451 Survivors in ps: 0
 * </pre>
 *
 * <ul>
 *   <li>always: {@code sleep} outlives the plain time-out, and {@code execute()} has not returned a second later;
 *   <li>always: what the command wrote before the time-out is kept by ours;
 *   <li>sometimes: other numbers, and another parent of the survivor: whoever on your system adopts orphans;
 *   <li>never: a survivor of ours.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-subprocess compile exec:java -Dexec.args=timeout}
 *
 * <p><b>In Python.</b> {@code communicate(timeout=10)} raises {@code TimeoutExpired}. The difference that bites: it
 * ends nothing at all. {@code subprocess.run(timeout=10)} kills the shell, leaves its {@code sleep}, and then waits for
 * the output as {@code execute()} does here.
 *
 * <p><b>Try next.</b> Put {@code trap '' TERM;} in front of the command, which then ignores SIGTERM: ours ends it with
 * SIGKILL when two more seconds, the grace period, are over, and the return code says 137 instead of 143.
 */
public final class Ex05Timeout {
    private static final Logger log = LoggerFactory.getLogger(Ex05Timeout.class);

    private Ex05Timeout() {}

    /** What students meet everywhere: commons-exec as it comes. */
    private static final class PlainWatchdog {
        static void run(String line, Duration timeout) throws IOException, InterruptedException {
            ByteArrayOutputStream stdout = new ByteArrayOutputStream();
            ExecuteWatchdog watchdog =
                    ExecuteWatchdog.builder().setTimeout(timeout).get();
            DefaultExecutor executor = DefaultExecutor.builder()
                    .setExecuteStreamHandler(new PumpStreamHandler(stdout))
                    .get();
            executor.setWatchdog(watchdog);
            DefaultExecuteResultHandler end = new DefaultExecuteResultHandler();

            executor.execute(new CommandLine("/bin/sh").addArgument("-c").addArgument(line, false), end);
            ProcessHandle sleep = firstChildOf(firstChildOf(ProcessHandle.current()));
            while (!watchdog.killedProcess() && !end.hasResult()) {
                Thread.sleep(10);
            }
            end.waitFor(Duration.ofMillis(Pace.millis(1_000)));

            log.info("SIGTERM sent: {}; execute() has returned: {}", watchdog.killedProcess(), end.hasResult());
            show(sleep);
            // Without this the wait below would last as long as the command.
            sleep.destroyForcibly();
            end.waitFor();
            log.info("Only now, with the survivor killed by hand, execute() returns");
        }
    }

    /** The whole tree is ended, and nothing that it wrote is lost. */
    private static final class WholeTree {
        static void run(String line, Duration timeout) throws IOException, InterruptedException {
            try (RunningCommand running =
                    Command.shell(line).withTimeout(timeout).start()) {
                ProcessHandle sleep =
                        firstChildOf(ProcessHandle.of(running.pid()).orElseThrow());
                try {
                    running.communicate();
                } catch (CommandTimeoutException e) {
                    log.info("{}", e.getMessage());
                    log.info("Its output so far: {}", e.result().stdout().lines());
                    show(sleep);
                }
            }
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        String line = "echo 'so far'; sleep " + PacedSleep.seconds(30_000) + "; echo 'done'";
        Duration timeout = Duration.ofMillis(Pace.millis(10_000));

        log.info("1. ExecuteWatchdog of commons-exec");
        PlainWatchdog.run(line, timeout);
        log.info("2. A time-out for the whole tree");
        WholeTree.run(line, timeout);
    }

    private static void show(ProcessHandle sleep) throws IOException, InterruptedException {
        Command ps = Command.of("ps", "-o", "pid,ppid,stat,args", "-p", Long.toString(sleep.pid()));
        // A Z stands for a process that is dead, and whose parent has not taken note yet.
        List<String> rows = ps.run().stdout().lines().stream()
                .skip(1)
                .filter(row -> !row.matches(" *\\d+ +\\d+ +Z.*"))
                .toList();
        log.info("Survivors in ps: {}", rows.size());
        rows.forEach(System.out::println);
    }

    private static ProcessHandle firstChildOf(ProcessHandle parent) throws InterruptedException {
        Optional<ProcessHandle> child = parent.children().findFirst();
        while (child.isEmpty() && parent.isAlive()) {
            Thread.sleep(1);
            child = parent.children().findFirst();
        }
        return child.orElseThrow();
    }
}

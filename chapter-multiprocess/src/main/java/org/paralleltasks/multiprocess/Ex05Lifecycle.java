package org.paralleltasks.multiprocess;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process before, during and after its life, and six ways in which a life ends.
 *
 * <p><b>The point.</b> The one thing that a process hands back by itself is its exit code, once it has ended. It tells a
 * task that returned from one that threw, one that chose a code, and one that a signal ended.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 00:36:05.069 before start: alive false, exit code none
 * 00:36:05.176 Workers start from worker.jar
 * 00:36:05.194 started, pid 25855
 * 00:36:05.194 during: alive true, exit code none
 * 00:36:06.195 join with a time-out of 1000 ms: over false
 * 00:36:06.195 still: alive true, exit code none
 * 00:36:08.501 join without one: over
 * 00:36:08.501 after: alive false, exit code 0
 * 00:36:08.503 a second start: process 'sleeper' was already started
 * 00:36:09.657 one that returns: exit code 0
 * Exception in process throws, pid 26250:
 * java.lang.IllegalStateException: nobody catches this
 *     at org.paralleltasks.multiprocess.Ex05Lifecycle.throwsException(Ex05Lifecycle.java:69)
 *     at ...
 * 00:36:09.752 one that throws: exit code 1
 * 00:36:09.752 one that exits with 8: exit code 8
 * 00:36:09.752 one that is terminated (SIGTERM): exit code -15
 * 00:36:09.752 one that is killed (SIGKILL): exit code -9
 * 00:36:09.852 one that exits with 143 = 128 + 15: exit code 143
 * </pre>
 *
 * <ul>
 *   <li>always: no exit code before the end, and from then on always the same;
 *   <li>always: the codes 0, 1, 8, -15, -9 and 143, in the order in which {@code main} asks;
 *   <li>sometimes: the stack trace, which is on stderr, in another place among the lines;
 *   <li>never: -15 for the process that exits with 143, though a shell shows both as 143.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=lifecycle}
 *
 * <p><b>In Python.</b> {@code is_alive()}, {@code terminate()}, {@code kill()}, {@code pid} and {@code exitcode} (the deck
 * writes {@code exit_code}). The difference that bites: {@link Process}, the JDK's own, gives 143 for a process ended by
 * SIGTERM as well as for {@code exit(143)}; Python, and these workers, give -15.
 *
 * <p><b>Try next.</b> Add {@code Runtime.getRuntime().addShutdownHook(new Thread(() -> log.info("cleaning up")))} to
 * {@code exitsWith} and to {@code sleepsForEver}. You see it for the two that exit, never for the one that is terminated:
 * {@code terminate()} ends a worker at once, and what needs cleaning up must be asked to end in another way.
 */
public final class Ex05Lifecycle {
    private static final Logger log = LoggerFactory.getLogger(Ex05Lifecycle.class);

    private Ex05Lifecycle() {}

    private static void sleeps() throws InterruptedException {
        Thread.sleep(Pace.millis(3_000));
    }

    private static void throwsException() {
        throw new IllegalStateException("nobody catches this");
    }

    private static void exitsWith(int code) {
        System.exit(code);
    }

    private static void sleepsForEver() throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void aLife() throws InterruptedException {
        WorkerProcess process = new WorkerProcess("sleeper", Ex05Lifecycle::sleeps);
        show("before start", process);

        process.start();
        log.info("started, pid {}", process.pid());
        show("during", process);

        boolean over = process.join(Duration.ofMillis(Pace.millis(1_000)));
        log.info("join with a time-out of {} ms: over {}", Pace.millis(1_000), over);
        show("still", process);

        process.join();
        log.info("join without one: over");
        show("after", process);

        try {
            process.start();
        } catch (IllegalStateException e) {
            log.info("a second start: {}", e.getMessage());
        }
    }

    private static void sixEnds() throws InterruptedException {
        WorkerProcess returns = new WorkerProcess("returns", () -> {});
        WorkerProcess throwing = new WorkerProcess("throws", Ex05Lifecycle::throwsException);
        WorkerProcess choosing = new WorkerProcess("exits with 8", () -> exitsWith(8));
        WorkerProcess terminated = new WorkerProcess("is terminated (SIGTERM)", Ex05Lifecycle::sleepsForEver);
        WorkerProcess killed = new WorkerProcess("is killed (SIGKILL)", Ex05Lifecycle::sleepsForEver);
        WorkerProcess pretending = new WorkerProcess("exits with 143 = 128 + 15", () -> exitsWith(143));
        List<WorkerProcess> all = List.of(returns, throwing, choosing, terminated, killed, pretending);

        all.forEach(WorkerProcess::start);
        terminated.terminate();
        killed.kill();
        for (WorkerProcess process : all) {
            process.join();
            log.info(
                    "one that {}: exit code {}",
                    process.getName(),
                    process.exitCode().getAsInt());
        }
    }

    private static void show(String when, WorkerProcess process) {
        OptionalInt code = process.exitCode();
        String exitCode = code.isPresent() ? Integer.toString(code.getAsInt()) : "none";
        log.info("{}: alive {}, exit code {}", when, process.isAlive(), exitCode);
    }

    public static void main(String[] args) throws InterruptedException {
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        aLife();
        sixEnds();
    }
}

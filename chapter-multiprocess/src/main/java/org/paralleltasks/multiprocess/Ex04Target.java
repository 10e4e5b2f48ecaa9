package org.paralleltasks.multiprocess;

import java.util.List;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two processes that run a given method with arguments, and a daemon process that ends with its parent.
 *
 * <p><b>The point.</b> A process needs no class of its own: it can be given what to run. The variables that the lambda
 * captures are the arguments; the process gets copies of them.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 00:36:17.003 Launching sub-processes
 * 00:36:17.121 Workers start from worker.jar
 * 00:36:17.756 Running the job in process id 26859
 * 00:36:17.758 SubProcess-2 got the arguments 'autumn' and 5
 * 00:36:17.816 Running the job in process id 26849
 * 00:36:17.817 SubProcess-1 got the arguments 'spring' and 3
 * 00:36:17.917 Daemon ticks
 * 00:36:18.919 Daemon ticks
 * 00:36:19.919 Daemon ticks
 * 00:36:20.826 process 26849 is over with exit code 0
 * 00:36:20.828 process 26859 is over with exit code 0
 * 00:36:20.828 main ends; its daemon, process id 26845, is alive: true
 * 00:36:20.838 daemon 26845 has ended with its parent, exit code -15
 * </pre>
 *
 * <ul>
 *   <li>always: the names {@code SubProcess-1} and {@code SubProcess-2}, written by the processes themselves, each with
 *       its own arguments;
 *   <li>always: both over with exit code 0, and the daemon alive until {@code main} ends;
 *   <li>always: the last line. The daemon would tick for ever; it is ended when its parent ends, by the SIGTERM (15) that
 *       {@code -15} tells of;
 *   <li>sometimes: {@code SubProcess-2} first, and one tick of the daemon more or less;
 *   <li>never: a tick after the last line.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=target}
 *
 * <p><b>In Python.</b> {@code Process(name="SubProcess-1", target=run_the_job, args=("spring", 3))}. The difference that
 * bites: Python's arguments stand apart from the function and are evaluated where {@code Process(...)} is written; what a
 * Java lambda captures is copied when the process is started. An object changed in between is sent as changed.
 *
 * <p><b>Try next.</b> Take {@code daemon.setDaemon(true)} out. Now {@code main} ends, and the program does not: a process
 * that is no daemon is awaited, as a thread is, and this one never ends. Ctrl-C ends both.
 */
public final class Ex04Target {
    private static final Logger log = LoggerFactory.getLogger(Ex04Target.class);

    private Ex04Target() {}

    private static void runTheJob(String season, int lessons) throws InterruptedException {
        log.info("Running the job in process id {}", ProcessHandle.current().pid());
        log.info(
                "{} got the arguments '{}' and {}",
                WorkerProcess.current().get().getName(),
                season,
                lessons);
        Thread.sleep(Pace.millis(3_000));
    }

    private static void tickForEver() throws InterruptedException {
        while (true) {
            log.info("{} ticks", WorkerProcess.current().get().getName());
            Thread.sleep(Pace.millis(1_000));
        }
    }

    public static void main(String[] args) throws InterruptedException {
        // The workers are to run at the same --speed.
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        List<WorkerProcess> processes = List.of(
                new WorkerProcess("SubProcess-1", () -> runTheJob("spring", 3)),
                new WorkerProcess("SubProcess-2", () -> runTheJob("autumn", 5)));
        WorkerProcess daemon = new WorkerProcess("Daemon", Ex04Target::tickForEver);
        daemon.setDaemon(true);

        log.info("Launching sub-processes");
        daemon.start();
        for (WorkerProcess process : processes) {
            process.start();
        }
        for (WorkerProcess process : processes) {
            process.join();
        }
        for (WorkerProcess process : processes) {
            int exitCode = process.exitCode().getAsInt();
            log.info("process {} is over with exit code {}", process.pid(), exitCode);
        }

        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitTheEndOf(daemon)));
        log.info("main ends; its daemon, process id {}, is alive: {}", daemon.pid(), daemon.isAlive());
    }

    /** Called when {@code main} is over and the JVM ends. The library then ends the daemons; this only looks on. */
    private static void awaitTheEndOf(WorkerProcess daemon) {
        try {
            daemon.join();
            int exitCode = daemon.exitCode().getAsInt();
            log.info("daemon {} has ended with its parent, exit code {}", daemon.pid(), exitCode);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

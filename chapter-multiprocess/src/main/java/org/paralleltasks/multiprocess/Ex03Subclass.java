package org.paralleltasks.multiprocess;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two processes, each an object of a subclass with its own {@code run()}; and the same with two threads.
 *
 * <p><b>The point.</b> A process is used as a thread is: inherit, implement {@code run()}, {@code start()}, {@code
 * join()}. Only, {@code run()} happens in another process, on a copy of the object, and what comes back is an exit code.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:23:49.755 Launching sub-processes
 * 16:23:49.820 Workers start from worker.jar
 * 16:23:50.170 Sub-process pid 4973 saying 'How do you do ?'
 * 16:23:50.203 Sub-process pid 4969 saying 'How are you ?'
 * 16:23:53.214 process 4969 is over with exit code 0
 * 16:23:53.217 process 4973 is over with exit code 0
 * 16:23:53.217 Two processes that sleep 3000 ms each: 3465 ms in all
 * 16:23:53.217 Launching threads
 * 16:23:53.218 Thread-2 of pid 4950 saying 'How are you ?'
 * 16:23:53.218 Thread-3 of pid 4950 saying 'How do you do ?'
 * 16:23:56.218 Thread-2 is over; a thread has no exit code
 * 16:23:56.219 Thread-3 is over; a thread has no exit code
 * 16:23:56.219 Two threads that sleep 3000 ms each: 3001 ms in all
 * </pre>
 *
 * <ul>
 *   <li>always: {@code Launching sub-processes} first, two different pids, and exit code 0 for both;
 *   <li>always: about 3 s in all and not 6, since both sleep at the same time;
 *   <li>sometimes: {@code 'How do you do ?'} before {@code 'How are you ?'};
 *   <li>never: a process that is over before its own line, since {@code join()} returns after the last line is written.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=subclass}
 *
 * <p><b>In Python.</b> {@code class ProcessRunner(Process)}, and {@code if __name__ == '__main__': main()} below it.
 * Java needs no such line. A Python child that is spawned imports the program's file to find the class, and without
 * that line would run the whole program again, and start children of its own. A worker JVM starts at the library's
 * {@code main}, and loading this class runs only its static initializers. The difference that bites: on Linux, Python's
 * child is a fork, a copy of the parent with all that it had in memory; a worker JVM starts with nothing but the object
 * that was sent.
 *
 * <p><b>Try next.</b> Give {@code ProcessRunner} a field {@code private final Thread thread = new Thread();}. Now {@code
 * start()} throws at once and says which class cannot be sent to a process. {@code ThreadRunner} would not mind.
 */
public final class Ex03Subclass {
    private static final Logger log = LoggerFactory.getLogger(Ex03Subclass.class);

    private Ex03Subclass() {}

    static final class ProcessRunner extends WorkerProcess {
        private final String message;

        ProcessRunner(String message) {
            this.message = message;
        }

        @Override
        public void run() {
            log.info("Sub-process pid {} saying '{}'", ProcessHandle.current().pid(), message);
            sleepThreeSeconds();
        }
    }

    static final class ThreadRunner extends Thread {
        private final String message;

        ThreadRunner(String message) {
            this.message = message;
        }

        @Override
        public void run() {
            log.info(
                    "{} of pid {} saying '{}'",
                    getName(),
                    ProcessHandle.current().pid(),
                    message);
            sleepThreeSeconds();
        }
    }

    private static void sleepThreeSeconds() {
        try {
            Thread.sleep(Pace.millis(3_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Asked to stop: that is all there is to do.
        }
    }

    public static void main(String[] args) throws InterruptedException {
        // The workers are to run at the same --speed.
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        long start = System.nanoTime();
        withProcesses();
        log.info("Two processes that sleep {} ms each: {} ms in all", Pace.millis(3_000), millisSince(start));

        start = System.nanoTime();
        withThreads();
        log.info("Two threads that sleep {} ms each: {} ms in all", Pace.millis(3_000), millisSince(start));
    }

    private static void withProcesses() throws InterruptedException {
        List<WorkerProcess> processes =
                List.of(new ProcessRunner("How are you ?"), new ProcessRunner("How do you do ?"));

        log.info("Launching sub-processes");
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
    }

    private static void withThreads() throws InterruptedException {
        List<Thread> threads = List.of(new ThreadRunner("How are you ?"), new ThreadRunner("How do you do ?"));

        log.info("Launching threads");
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Thread thread : threads) {
            log.info("{} is over; a thread has no exit code", thread.getName());
        }
    }

    private static long millisSince(long startNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}

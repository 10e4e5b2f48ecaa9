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
 * 16:16:04.850 Launching sub-processes
 * 16:16:05.182 Workers start from worker.jar
 * 16:16:05.926 Sub-process pid 3287 saying 'How are you ?'
 * 16:16:06.000 Sub-process pid 3291 saying 'How do you do ?'
 * 16:16:09.009 process 3287 is over with exit code 0
 * 16:16:09.011 process 3291 is over with exit code 0
 * 16:16:09.011 Two processes that sleep 3000 ms each: 4265 ms in all
 * 16:16:09.011 Launching threads
 * 16:16:09.013 Thread-3 of pid 3266 saying 'How do you do ?'
 * 16:16:09.013 Thread-2 of pid 3266 saying 'How are you ?'
 * 16:16:12.019 Thread-2 is over; a thread has no exit code
 * 16:16:12.019 Thread-3 is over; a thread has no exit code
 * 16:16:12.019 Two threads that sleep 3000 ms each: 3007 ms in all
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

package org.paralleltasks.multiprocess;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.ProcessEvent;
import org.paralleltasks.multiprocess.process.ProcessSemaphore;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two workers as {@code ps} shows them, and what a process costs beside a thread.
 *
 * <p><b>The point.</b> A worker is a process like any other: the operating system knows it, lists it and can end it. That
 * is also what makes it heavy, some thousand times heavier to start than a thread.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 00:35:52.557 Workers start from worker.jar
 * 00:35:52.586 main, pid 24683, has started two threads and two processes
 *   PID  PPID   RSS COMMAND
 * 24683 24290 62872 /usr/lib/jvm/java-17-openjdk-amd64/bin/java ... org.paralleltasks.multiprocess.Ex02Ps
 * 24711 24683 51564 /usr/lib/jvm/java-17-openjdk-amd64/bin/java ... org.paralleltasks.multiprocess.process.WorkerMain ...
 * 24714 24683 51564 /usr/lib/jvm/java-17-openjdk-amd64/bin/java ... org.paralleltasks.multiprocess.process.WorkerMain ...
 * 00:35:56.278 process 24711 is over with exit code 0
 * 00:35:56.278 process 24714 is over with exit code 0
 * 00:35:56.279 From start() to join() of an empty task, median:
 * 00:35:56.385   a thread:  0.135 ms
 * 00:35:58.313   a process: 378.224 ms
 * 00:35:58.768 Memory while it waits, shared pages divided among those who share them:
 * 00:35:58.768   a thread:  93 KiB
 * 00:35:58.771   a process: 37744 KiB
 * </pre>
 *
 * <ul>
 *   <li>always: three processes, and the parent's pid in the column PPID of both workers;
 *   <li>always: one line for {@code main}, though it has two threads sleeping: plain {@code ps} hides threads;
 *   <li>always: a process that costs some hundred times the memory and some thousand times the time of a thread; the
 *       figures themselves are this machine's.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=ps}
 *
 * <p><b>In Python.</b> The same listing shows {@code python3} three times, with the same command line if the children
 * were forked. The difference that bites: a forked child is up after 1 to 2 ms, a worker JVM, like a child that Python
 * spawns, begins from nothing.
 *
 * <p><b>Try next.</b> While it sleeps, type {@code ps -eLf | grep Ex02Ps} in another terminal: with {@code -L} there is
 * a line for each thread, the JVM's own among them. Then {@code kill} one of the workers: {@code main} notices.
 */
public final class Ex02Ps {
    private static final Logger log = LoggerFactory.getLogger(Ex02Ps.class);

    private Ex02Ps() {}

    /** Says that it is up, lets itself be listed, and then does its three seconds of work. */
    private static void work(ProcessSemaphore up, ProcessEvent listed) {
        try {
            up.release();
            listed.await();
            Thread.sleep(Pace.millis(3_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Asked to stop: that is all there is to do.
        }
    }

    private static void list() throws IOException, InterruptedException {
        ProcessSemaphore up = ProcessSemaphore.counting(0);
        ProcessEvent listed = new ProcessEvent();
        List<Thread> threads = List.of(new Thread(() -> work(up, listed)), new Thread(() -> work(up, listed)));
        List<WorkerProcess> processes = List.of(
                new WorkerProcess("first", () -> work(up, listed)),
                new WorkerProcess("second", () -> work(up, listed)));
        threads.forEach(Thread::start);
        processes.forEach(WorkerProcess::start);

        log.info(
                "main, pid {}, has started two threads and two processes",
                ProcessHandle.current().pid());
        for (int i = 0; i < threads.size() + processes.size(); i++) {
            up.acquire();
        }
        ps(Stream.concat(
                Stream.of(ProcessHandle.current().pid()), processes.stream().map(WorkerProcess::pid)));
        listed.set();

        for (Thread thread : threads) {
            thread.join();
        }
        for (WorkerProcess process : processes) {
            process.join();
            log.info(
                    "process {} is over with exit code {}",
                    process.pid(),
                    process.exitCode().getAsInt());
        }
    }

    private static void ps(Stream<Long> pids) throws IOException, InterruptedException {
        String list = pids.map(String::valueOf).collect(Collectors.joining(","));
        Process ps = new ProcessBuilder("ps", "-o", "pid,ppid,rss,args", "-p", list).start();
        for (String line : new String(ps.getInputStream().readAllBytes()).split("\n")) {
            // The JVM options and the worker's own arguments are left out here, to see the rest.
            System.out.println(
                    line.replaceAll(" -[XD].* (?=org\\.)", " ... ").replaceAll("(?<=WorkerMain) .*", " ..."));
        }
        ps.waitFor();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        list();
        ProcessCost.compare();
    }
}

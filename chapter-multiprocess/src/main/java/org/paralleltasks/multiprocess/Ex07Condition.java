package org.paralleltasks.multiprocess;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.ProcessCondition;
import org.paralleltasks.multiprocess.process.ProcessLock;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cook and two waiters, three processes: the waiters wait until there is a dish.
 *
 * <p><b>The point.</b> A condition is a place to wait for something that the lock guards, here the number of dishes in a
 * file. To wait releases the lock, and whoever changes what is waited for signals.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 17:16:15.488 Workers start from worker.jar
 * 17:16:15.876 Waiter-2 waits
 * 17:16:16.066 Waiter-1 waits
 * 17:16:16.552 Cook: 1 ready
 * 17:16:16.564 Waiter-2 serves, 0 left
 * 17:16:16.766 Waiter-2 waits
 * 17:16:17.060 Cook: 1 ready
 * 17:16:17.062 Waiter-1 serves, 0 left
 * 17:16:17.263 Waiter-1 waits
 * 17:16:17.563 Cook: 1 ready
 * 17:16:17.564 Waiter-2 serves, 0 left
 * 17:16:18.064 Cook: 1 ready
 * 17:16:18.069 Waiter-1 serves, 0 left
 * 17:16:18.281 Waiter-1 is over with exit code 0
 * 17:16:18.283 Waiter-2 is over with exit code 0
 * 17:16:18.283 Cook is over with exit code 0
 * 17:16:18.283 0 dishes left
 * </pre>
 *
 * <ul>
 *   <li>always: four dishes cooked, two served by each waiter, none left, all exit codes 0;
 *   <li>sometimes: the waiters in another order, and a waiter that looks twice for one dish, because the other was faster;
 *   <li>never: a dish served before it was cooked, or by both.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=condition}
 *
 * <p><b>In Python.</b> {@code Condition(lock)} with {@code wait()} and {@code notify()}. The difference that bites: there a
 * condition is also a lock; here it belongs to one, as in {@link java.util.concurrent.locks.Lock#newCondition()}, and
 * {@code wait} and {@code notify} are names of other methods of every Java object: it is {@code await} and {@code signal}.
 *
 * <p><b>Try next.</b> Write {@code if} in place of {@code while}. Some time a waiter is woken, finds that the other has
 * been faster, and serves dish number 0.
 */
public final class Ex07Condition {
    private static final Logger log = LoggerFactory.getLogger(Ex07Condition.class);

    private Ex07Condition() {}

    private static void cook(File file, ProcessLock lock, ProcessCondition dishReady, int dishes)
            throws IOException, InterruptedException {
        for (int i = 0; i < dishes; i++) {
            Thread.sleep(Pace.millis(500));
            lock.lock();
            try {
                int ready = read(file) + 1;
                write(file, ready);
                log.info("Cook: {} ready", ready);
                dishReady.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    private static void serve(File file, ProcessLock lock, ProcessCondition dishReady, int dishes)
            throws IOException, InterruptedException {
        String name = WorkerProcess.current().get().getName();
        for (int i = 0; i < dishes; i++) {
            lock.lock();
            try {
                while (read(file) == 0) {
                    log.info("{} waits", name);
                    dishReady.await();
                }
                int left = read(file) - 1;
                write(file, left);
                log.info("{} serves, {} left", name, left);
            } finally {
                lock.unlock();
            }
            Thread.sleep(Pace.millis(200));
        }
    }

    private static int read(File file) throws IOException {
        return Integer.parseInt(Files.readString(file.toPath()));
    }

    private static void write(File file, int dishes) throws IOException {
        Files.writeString(file.toPath(), Integer.toString(dishes));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        File file = Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "dishes-" + ProcessHandle.current().pid())
                .toFile();
        write(file, 0);
        ProcessLock lock = new ProcessLock();
        ProcessCondition dishReady = lock.newCondition();
        List<WorkerProcess> processes = List.of(
                new WorkerProcess("Waiter-1", () -> serve(file, lock, dishReady, 2)),
                new WorkerProcess("Waiter-2", () -> serve(file, lock, dishReady, 2)),
                new WorkerProcess("Cook", () -> cook(file, lock, dishReady, 4)));

        processes.forEach(WorkerProcess::start);
        for (WorkerProcess process : processes) {
            process.join();
            int exitCode = process.exitCode().getAsInt();
            log.info("{} is over with exit code {}", process.getName(), exitCode);
        }
        log.info("{} dishes left", read(file));
        Files.delete(file.toPath());
    }
}

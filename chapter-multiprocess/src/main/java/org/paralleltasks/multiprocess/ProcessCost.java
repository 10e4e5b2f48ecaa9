package org.paralleltasks.multiprocess;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.paralleltasks.multiprocess.process.ProcessEvent;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what a process costs beside a thread, in time and in memory, and logs it. */
final class ProcessCost {
    private static final Logger log = LoggerFactory.getLogger(ProcessCost.class);

    private ProcessCost() {}

    static void compare() throws IOException, InterruptedException {
        log.info("From start() to join() of an empty task, median:");
        log.info("  a thread:  {} ms", millisOf(200, () -> {
            Thread thread = new Thread(() -> {});
            thread.start();
            thread.join();
        }));
        log.info("  a process: {} ms", millisOf(3, () -> {
            WorkerProcess process = new WorkerProcess(() -> {});
            process.start();
            process.join();
        }));
        if (ProcessMemory.isKnown()) {
            compareMemory();
        }
    }

    private static void compareMemory() throws IOException, InterruptedException {
        int threads = 200;
        CountDownLatch up = new CountDownLatch(threads);
        long before = ProcessMemory.kibibytes(ProcessHandle.current().pid());
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                up.countDown();
                LockSupport.park();
            });
            thread.setDaemon(true); // It sleeps until the program ends.
            thread.start();
        }
        up.await();
        long after = ProcessMemory.kibibytes(ProcessHandle.current().pid());

        ProcessEvent isUp = new ProcessEvent();
        WorkerProcess process = new WorkerProcess(() -> {
            isUp.set();
            Thread.sleep(60_000);
        });
        process.start();
        isUp.await();
        log.info("Memory while it waits, shared pages divided among those who share them:");
        log.info("  a thread:  {} KiB", (after - before) / threads);
        log.info("  a process: {} KiB", ProcessMemory.kibibytes(process.pid()));
        process.terminate();
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private static String millisOf(int times, Task task) throws InterruptedException {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            task.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return String.format(Locale.ROOT, "%.3f", nanos[times / 2] / 1e6);
    }
}

package org.paralleltasks.multiprocess;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.ProcessQueue;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two processes put parcels into a queue, two take them out; and what becomes of a {@link BlockingQueue} in their place.
 *
 * <p><b>The point.</b> A {@code ProcessQueue} is one queue for many processes. A {@code BlockingQueue} is for the threads of
 * one process; sent to another one it becomes a copy, and what is put into a copy stays there.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 17:16:24.595 Workers start from worker.jar
 * 17:16:25.900 Consumer-2 took parcel 1 of Producer-1
 * 17:16:25.901 Consumer-1 took parcel 1 of Producer-2
 * 17:16:26.191 Consumer-2 took parcel 2 of Producer-1
 * 17:16:26.203 Consumer-2 took parcel 2 of Producer-2
 * 17:16:26.496 Consumer-1 took parcel 3 of Producer-1
 * 17:16:26.500 Consumer-2 took parcel 3 of Producer-2
 * 17:16:26.545 0 parcels left
 * 17:16:27.022 A BlockingQueue of main's holds [parcel of the thread]
 * </pre>
 *
 * <ul>
 *   <li>always: each of the six parcels is taken by one consumer, once, and those of one producer in their order;
 *   <li>always: the thread's parcel arrives in {@code main}'s {@code BlockingQueue}, the process's does not;
 *   <li>sometimes: one consumer takes more than the other, or all;
 *   <li>never: a parcel taken twice, or lost.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=queue}
 *
 * <p><b>In Python.</b> {@code multiprocessing.Queue()}, and not {@code queue.Queue()}, which is for threads. The difference
 * that bites: a Python item that cannot be pickled is reported by a hidden thread, on stderr, after {@code put()} has
 * returned, and is gone. Here {@code put()} throws.
 *
 * <p><b>Try next.</b> Give the queue a bound: {@code new ProcessQueue<>(1)}. The producers now wait for the consumers, and
 * the lines alternate.
 */
public final class Ex10Queue {
    private static final Logger log = LoggerFactory.getLogger(Ex10Queue.class);

    private static final String NO_MORE = "no more";

    private Ex10Queue() {}

    private static void produce(ProcessQueue<String> queue) throws InterruptedException {
        String name = WorkerProcess.current().get().getName();
        for (int i = 1; i <= 3; i++) {
            Thread.sleep(Pace.millis(300));
            queue.put("parcel " + i + " of " + name);
        }
    }

    private static void consume(ProcessQueue<String> queue) throws InterruptedException {
        String name = WorkerProcess.current().get().getName();
        for (String item = queue.take(); !item.equals(NO_MORE); item = queue.take()) {
            log.info("{} took {}", name, item);
        }
    }

    private static void amongProcesses() throws InterruptedException {
        ProcessQueue<String> queue = new ProcessQueue<>();
        List<WorkerProcess> producers = List.of(
                new WorkerProcess("Producer-1", () -> produce(queue)),
                new WorkerProcess("Producer-2", () -> produce(queue)));
        List<WorkerProcess> consumers = List.of(
                new WorkerProcess("Consumer-1", () -> consume(queue)),
                new WorkerProcess("Consumer-2", () -> consume(queue)));

        producers.forEach(WorkerProcess::start);
        consumers.forEach(WorkerProcess::start);
        for (WorkerProcess producer : producers) {
            producer.join();
        }
        for (WorkerProcess consumer : consumers) {
            queue.put(NO_MORE); // One for each: it ends who takes it.
        }
        for (WorkerProcess consumer : consumers) {
            consumer.join();
        }
        log.info("{} parcels left", queue.size());
    }

    private static void withBlockingQueue() throws InterruptedException {
        LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();

        Thread thread = new Thread(() -> queue.add("parcel of the thread"));
        thread.start();
        thread.join();
        WorkerProcess process = new WorkerProcess(() -> queue.add("parcel of the process"));
        process.start();
        process.join();
        log.info("A BlockingQueue of main's holds {}", queue);
    }

    public static void main(String[] args) throws InterruptedException {
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        amongProcesses();
        withBlockingQueue();
    }
}

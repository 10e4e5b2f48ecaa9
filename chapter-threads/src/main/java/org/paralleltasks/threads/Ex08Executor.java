package org.paralleltasks.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.SeededRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same three tasks, handed to a pool of three threads that somebody else has written.
 *
 * <p><b>The point.</b> A task says what to do, an {@code ExecutorService} decides in which thread. The {@code Future}
 * that it gives back is what {@code join()} is not: it hands over the result, or the exception.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:34:48.972 Waiting for the results in 'main'
 * 16:34:48.975 Starting thread 3
 * 16:34:48.981 Sleeping 8 s ...
 * 16:34:48.972 Starting thread 2
 * 16:34:48.982 Sleeping 7 s ...
 * 16:34:48.972 Starting thread 1
 * 16:34:48.983 Sleeping 8 s ...
 * 16:34:55.983 Ending thread 2
 * 16:34:55.984 Task 4 in thread 2
 * 16:34:56.981 Ending thread 3
 * 16:34:56.983 Ending thread 1
 * 16:34:56.983 Task 1 has slept 8 s
 * 16:34:56.984 Task 2 has slept 7 s
 * 16:34:56.984 Task 3 has slept 8 s
 * 16:34:56.984 Task 4 has failed: java.lang.IllegalStateException: no data
 * 16:34:56.985 All running threads are over from 'main': true
 * </pre>
 *
 * <ul>
 *   <li>always: the deck's lines for three threads; the results in the order of the tasks, whatever the order in which
 *       they end; the pool over last;
 *   <li>always: task 4 in a thread that has ended one of the first three tasks: the pool has three threads, and a fourth
 *       task waits for one to be free. It fails without a sound until {@code get()} throws what happened;
 *   <li>sometimes: which of the three threads that is, and the order of lines from different threads;
 *   <li>never: a fourth thread.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-threads compile exec:java -Dexec.args=executor}
 *
 * <p><b>In Python.</b> {@code with ThreadPoolExecutor(3) as pool} and {@code future.result()}. The difference that bites:
 * a pool that nobody shuts down keeps the JVM alive for ever, Python's is ended with the program. And {@code get()}
 * wraps what the task threw into an {@code ExecutionException}; {@code result()} throws the thing itself.
 *
 * <p><b>Try next.</b> Take out {@code pool.shutdown()}: all is done, all is said, and the prompt does not come back. Put
 * it back and take out {@code failing.get()}: the failure has never happened, as far as anybody can see.
 */
public final class Ex08Executor {
    private static final Logger log = LoggerFactory.getLogger(Ex08Executor.class);

    private Ex08Executor() {}

    /** Like {@code MyBasicThread}, but no thread: it has a result, and may throw. */
    static final class MyBasicTask implements Callable<Integer> {
        @Override
        public Integer call() throws InterruptedException {
            log.info("Starting thread {}", Thread.currentThread().getName());
            int delaySeconds = SeededRandom.current().nextInt(2, 9);
            log.info("Sleeping {} s ...", delaySeconds);
            Thread.sleep(Pace.millis(delaySeconds * 1000L));
            log.info("Ending thread {}", Thread.currentThread().getName());
            return delaySeconds;
        }
    }

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(3, numberedThreads());
        try {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                futures.add(pool.submit(new MyBasicTask()));
            }
            Future<Integer> failing = pool.submit(Ex08Executor::fail);

            log.info("Waiting for the results in '{}'", Thread.currentThread().getName());
            for (Future<Integer> future : futures) {
                log.info("Task {} has slept {} s", futures.indexOf(future) + 1, future.get());
            }
            try {
                failing.get();
            } catch (ExecutionException e) {
                log.info("Task 4 has failed: {}", e.getCause().toString());
            }
        } finally {
            pool.shutdown(); // Whatever has happened: no new tasks, and the threads end when the queue is empty.
        }
        boolean over = pool.awaitTermination(10, TimeUnit.SECONDS);
        log.info(
                "All running threads are over from '{}': {}",
                Thread.currentThread().getName(),
                over);
    }

    private static Integer fail() {
        log.info("Task 4 in thread {}", Thread.currentThread().getName());
        throw new IllegalStateException("no data");
    }

    /** Names the pool's threads 1, 2, 3; by itself it would call them pool-1-thread-1 and so on. */
    private static ThreadFactory numberedThreads() {
        AtomicInteger made = new AtomicInteger();
        return task -> new Thread(task, Integer.toString(made.incrementAndGet()));
    }
}

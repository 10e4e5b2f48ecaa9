package org.paralleltasks.multiprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.ProcessPool;
import org.paralleltasks.multiprocess.process.WorkerDiedException;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An {@link java.util.concurrent.ExecutorService} whose tasks run in worker processes.
 *
 * <p><b>The point.</b> A pool spares the start of a process for each task: a few workers do them all. The futures are those
 * of every executor, and a worker that dies takes its task with it and nothing else.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 17:16:27.621 Workers start from worker.jar
 * 17:16:29.028     in pid 19431: 2 squared
 * 17:16:29.058     in pid 19433: 1 squared
 * 17:16:29.069 main got 1
 * 17:16:29.075 main got 4
 * 17:16:29.270     in pid 19433: 4 squared
 * 17:16:29.438 main got 9
 * 17:16:29.437     in pid 19431: 3 squared
 * 17:16:29.439 main got 16
 * 17:16:30.054     in pid 19431: 2 squared
 * 17:16:30.255     in pid 19433: 1 squared
 * 17:16:30.457     in pid 19431: 3 squared
 * 17:16:30.458     in pid 19433: 4 squared
 * 17:16:30.460 and with map: [1, 4, 9, 16]
 * 17:16:30.486 the task failed: java.lang.NumberFormatException: For input string: "seven"
 * 17:16:30.486 thrown in worker process 19431: java.lang.NumberFormatException: For input string: "seven"
 * 17:16:30.836 the task failed: worker process 19433 of Pool-1 ended with exit code 1 before the task was done
 * 17:16:31.042     in pid 19431: 4 squared
 * 17:16:31.046 the next one: 16
 * </pre>
 *
 * <ul>
 *   <li>always: the squares in the order of the numbers, whichever worker was done first;
 *   <li>always: the task's own exception, with the line of the worker's code that threw it;
 *   <li>always: a {@code WorkerDiedException} for the task that ended its worker, and the next task is done;
 *   <li>sometimes: one worker for more tasks than the other;
 *   <li>never: a program that ends, or hangs, because a worker died.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=pool}
 *
 * <p><b>In Python.</b> {@code concurrent.futures.ProcessPoolExecutor}. The difference that bites: there one dead worker
 * breaks the whole pool ({@code BrokenProcessPool}), and with {@code multiprocessing.Pool} one waits for ever.
 *
 * <p><b>Try next.</b> Let a task return {@code new Object()}. It runs, but its result cannot travel; that is said by its
 * future, and the pool goes on.
 */
public final class Ex11Pool {
    private static final Logger log = LoggerFactory.getLogger(Ex11Pool.class);

    private Ex11Pool() {}

    private static int square(int number) throws InterruptedException {
        Thread.sleep(Pace.millis(1_000 - 200L * number)); // The later ones are faster.
        log.info("    in pid {}: {} squared", ProcessHandle.current().pid(), number);
        return number * number;
    }

    private static void inOrder(ProcessPool pool) throws InterruptedException, ExecutionException {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            int number = i;
            futures.add(pool.submit(() -> square(number)));
        }
        for (Future<Integer> future : futures) {
            log.info("main got {}", future.get());
        }
        log.info(
                "and with map: {}",
                pool.map(Ex11Pool::square, List.of(1, 2, 3, 4)).toList());
    }

    private static void anExceptionTravels(ProcessPool pool) throws InterruptedException {
        Future<Integer> future = pool.submit(() -> Integer.parseInt("seven"));
        try {
            future.get();
        } catch (ExecutionException e) {
            log.info("the task failed: {}", e.getCause().toString());
            log.info("thrown {}", rootOf(e).getMessage().lines().findFirst().get());
        }
    }

    private static void aWorkerDies(ProcessPool pool) throws InterruptedException, ExecutionException {
        Future<?> deadly = pool.submit(() -> Runtime.getRuntime().halt(1));
        try {
            deadly.get();
        } catch (ExecutionException e) {
            WorkerDiedException died = (WorkerDiedException) e.getCause();
            log.info("the task failed: {}", died.getMessage());
        }
        log.info("the next one: {}", pool.submit(() -> square(4)).get());
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        try (ProcessPool pool = new ProcessPool(2)) {
            inOrder(pool);
            anExceptionTravels(pool);
            aWorkerDies(pool);
        }
    }
}

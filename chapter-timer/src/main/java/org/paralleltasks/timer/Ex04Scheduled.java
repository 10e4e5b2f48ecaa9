package org.paralleltasks.timer;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's own timers: once, again and again, and what a job that throws does to the others.
 *
 * <p><b>The point.</b> In real programs a {@code ScheduledExecutorService} is the timer: a few threads for many delayed
 * or periodic tasks, a future for each, and a failure stays with the task that failed. The older {@code java.util.Timer}
 * is one thread, and dies of the first failure.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:47:26.868 Task has been submitted from thread main
 * 16:47:29.865 Start delayed task in thread Thread-1
 * 16:47:34.866 Task submitted from thread main is over
 *
 * A job of 200 ms every 500 ms: each run is late by
 *   run   fixed rate  fixed delay
 *     1        +6 ms        +7 ms
 *     2        +0 ms      +224 ms
 *     3        +0 ms      +425 ms
 *     4        +0 ms      +626 ms
 *     5        +2 ms      +827 ms
 *
 * 16:47:37.902 Executor: the faulty task is over, its future says: the second run failed
 * 16:47:38.513 Executor: the healthy task had 2 runs before, and since then at least 3 more
 * 16:47:38.718 Timer: its only thread, Timer-0, has died of: the second run failed
 * 16:47:39.322 Timer: the healthy task had 1 runs before, and since then 0 more
 * 16:47:39.323 Timer: a new task is refused: Timer already cancelled.
 * </pre>
 *
 * <ul>
 *   <li>always: the deck's three lines, the second at +3 s and the third at +8 s and last, as in {@code delayed};
 *   <li>always: with the fixed delay each run is later than the one before by the job's duration at least: it drifts;
 *   <li>mostly: with the fixed rate each run is on time, and after a late one the next catch up: no drift;
 *   <li>always: the executor's faulty task has no third run, and only its future tells; the healthy one goes on;
 *   <li>always: when a timer's task has thrown, the others have 0 more runs, and new ones are refused;
 *   <li>sometimes: other milliseconds, and 1 or 3 runs of a healthy task before the failure.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-timer compile exec:java -Dexec.args=scheduled}
 *
 * <p><b>In Python.</b> {@code sched.scheduler} runs tasks in the caller's thread; a periodic {@code Timer} starts its
 * successor at the end of its job. The difference that bites: that is a fixed delay, so it drifts; and where a Python
 * thread that dies prints its traceback, the executor prints nothing.
 *
 * <p><b>Try next.</b> Make the job of {@code Drift} longer than the period: the runs of the fixed rate then follow each
 * other without a pause, but never overlap. Or put {@code try} and {@code catch} around the faulty job: it goes on.
 */
public final class Ex04Scheduled {
    private static final Logger log = LoggerFactory.getLogger(Ex04Scheduled.class);

    private Ex04Scheduled() {}

    static final class Once {
        static void run(ScheduledExecutorService executor) throws InterruptedException, ExecutionException {
            ScheduledFuture<?> task =
                    executor.schedule(Ex01Delayed::runTheJob, Pace.millis(3_000), TimeUnit.MILLISECONDS);
            log.info(
                    "Task has been submitted from thread {}",
                    Thread.currentThread().getName());
            task.get(); // What join() is to a thread; it also throws what the job threw.
            log.info(
                    "Task submitted from thread {} is over",
                    Thread.currentThread().getName());
        }
    }

    static final class Drift {
        private static final long PERIOD = Pace.millis(500);
        private static final long DURATION = Pace.millis(200);

        static void run(ScheduledExecutorService executor) throws InterruptedException {
            PeriodicJob rate = new PeriodicJob(PERIOD, DURATION);
            PeriodicJob delay = new PeriodicJob(PERIOD, DURATION);
            ScheduledFuture<?> atRate = executor.scheduleAtFixedRate(rate, 0, PERIOD, TimeUnit.MILLISECONDS);
            ScheduledFuture<?> withDelay = executor.scheduleWithFixedDelay(delay, 0, PERIOD, TimeUnit.MILLISECONDS);
            System.out.printf("%nA job of %d ms every %d ms: each run is late by%n", DURATION, PERIOD);
            System.out.println("  run   fixed rate  fixed delay");
            for (int run = 1; run <= 5; run++) {
                System.out.printf("%5d %+9d ms %+9d ms%n", run, rate.nextLateness(), delay.nextLateness());
            }
            System.out.println();
            atRate.cancel(true);
            withDelay.cancel(true);
        }
    }

    /** Throws in its second run. A TimerTask is a Runnable, so it serves both. */
    private static final class FaultyJob extends TimerTask {
        static final long PERIOD = Pace.millis(200);
        private int runs;

        @Override
        public void run() {
            runs++;
            if (runs == 2) {
                throw new IllegalStateException("the second run failed");
            }
        }
    }

    private static final class HealthyJob extends TimerTask {
        final AtomicInteger runs = new AtomicInteger();

        @Override
        public void run() {
            runs.incrementAndGet();
        }
    }

    static final class FailureInAnExecutor {
        static void run(ScheduledExecutorService executor) throws InterruptedException {
            HealthyJob healthyJob = new HealthyJob();
            ScheduledFuture<?> healthy =
                    executor.scheduleAtFixedRate(healthyJob, 0, FaultyJob.PERIOD, TimeUnit.MILLISECONDS);
            ScheduledFuture<?> faulty =
                    executor.scheduleAtFixedRate(new FaultyJob(), 0, FaultyJob.PERIOD, TimeUnit.MILLISECONDS);
            try {
                faulty.get();
            } catch (ExecutionException e) {
                log.info(
                        "Executor: the faulty task is over, its future says: {}",
                        e.getCause().getMessage());
            }
            int before = healthyJob.runs.get();
            while (healthyJob.runs.get() < before + 3) {
                Thread.sleep(FaultyJob.PERIOD);
            }
            log.info("Executor: the healthy task had {} runs before, and since then at least 3 more", before);
            healthy.cancel(false);
        }
    }

    static final class FailureInATimer {
        static void run() throws InterruptedException {
            HealthyJob healthyJob = new HealthyJob();
            CountDownLatch died = new CountDownLatch(1);
            Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
                log.info("Timer: its only thread, {}, has died of: {}", thread.getName(), e.getMessage());
                died.countDown();
            });
            Timer timer = new Timer();
            timer.schedule(healthyJob, 0, FaultyJob.PERIOD);
            timer.schedule(new FaultyJob(), 0, FaultyJob.PERIOD);
            died.await();
            int before = healthyJob.runs.get();
            Thread.sleep(3 * FaultyJob.PERIOD);
            int more = healthyJob.runs.get() - before;
            log.info("Timer: the healthy task had {} runs before, and since then {} more", before, more);
            try {
                timer.schedule(new HealthyJob(), 0);
            } catch (IllegalStateException e) {
                log.info("Timer: a new task is refused: {}", e.getMessage());
            }
        }
    }

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        // Two threads for all that follows. Without our names they would be called pool-1-thread-1 and so on.
        AtomicInteger threads = new AtomicInteger();
        ScheduledExecutorService executor =
                Executors.newScheduledThreadPool(2, job -> new Thread(job, "Thread-" + threads.incrementAndGet()));
        try {
            Once.run(executor);
            Drift.run(executor);
            FailureInAnExecutor.run(executor);
        } finally {
            executor.shutdownNow(); // Its threads are no daemons: without this the program would never end.
        }
        FailureInATimer.run();
    }
}

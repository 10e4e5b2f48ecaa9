package org.paralleltasks.timer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same task is cancelled at four moments: before its start, before it fires, while it runs, and after.
 *
 * <p><b>The point.</b> {@code cancel()} calls off what has not begun, and nothing else. Between "not begun" and "begun"
 * there is one instant of decision, and {@code cancel()} tells you on which side of it you were.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:11:52.010 Before its start: cancel() says true
 * 16:11:52.018 Before its start: join() is back, runs of the job: 0
 * 16:11:52.021 Before it fires: submitted, due in 3 s
 * 16:11:53.021 Before it fires: cancel() says true
 * 16:11:53.022 Before it fires: join() is back, runs of the job: 0
 * 16:11:53.022 While it runs: submitted, due in 1 s
 * 16:11:54.023 The job begins in thread Thread-3
 * 16:11:54.023 While it runs: cancel() says false
 * 16:11:56.023 The job ends
 * 16:11:56.024 While it runs: join() is back, runs of the job: 1
 * 16:11:56.024 After: cancel() says false, runs of the job: 1
 * </pre>
 *
 * <ul>
 *   <li>always: {@code true} and 0 runs for the first two, as long as {@code main} gets any time at all before the job is
 *       due; {@code false} and 1 run for the other two;
 *   <li>always: {@code join()} at once after a cancel in time, not at the 3 s at which the job was due;
 *   <li>always: a job that was cancelled while it ran comes to its own end, two seconds after its beginning;
 *   <li>sometimes: other milliseconds;
 *   <li>never: a job that begins after {@code cancel()} has said {@code true}.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-timer compile exec:java -Dexec.args=cancel}
 *
 * <p><b>In Python.</b> {@code timer.cancel()}. The difference that bites: Python's returns nothing, so after a cancel
 * near the deadline you do not know whether the job ran. And {@code join()} of a timer that was never started is an
 * error in Python, while in Java it returns at once.
 *
 * <p><b>Try next.</b> In {@code whileItRunsAndAfter}, put {@code task.interrupt()} in the place of {@code task.cancel()}: an
 * interrupt reaches a job that sleeps, and it ends at once. That is what {@code Future.cancel(true)} does, and why it
 * is only a request: a job that never sleeps and never asks would not notice.
 */
public final class Ex03Cancel {
    private static final Logger log = LoggerFactory.getLogger(Ex03Cancel.class);

    private Ex03Cancel() {}

    /** Takes two seconds, tells that it has begun, and counts its complete runs. */
    static final class Job implements Runnable {
        final CountDownLatch begun = new CountDownLatch(1);
        final AtomicInteger runs = new AtomicInteger();

        @Override
        public void run() {
            log.info("The job begins in thread {}", Thread.currentThread().getName());
            begun.countDown();
            try {
                Thread.sleep(Pace.millis(2_000));
                runs.incrementAndGet();
                log.info("The job ends");
            } catch (InterruptedException e) {
                log.info("The job was interrupted");
                Thread.currentThread().interrupt();
            }
        }
    }

    static void beforeItsStart() throws InterruptedException {
        Job job = new Job();
        DelayedTask task = new DelayedTask(Pace.millis(3_000), job);
        log.info("Before its start: cancel() says {}", task.cancel());
        task.start();
        task.join();
        log.info("Before its start: join() is back, runs of the job: {}", job.runs);
    }

    static void beforeItFires() throws InterruptedException {
        Job job = new Job();
        DelayedTask task = new DelayedTask(Pace.millis(3_000), job);
        task.start();
        log.info("Before it fires: submitted, due in 3 s");
        Thread.sleep(Pace.millis(1_000));
        log.info("Before it fires: cancel() says {}", task.cancel());
        task.join();
        log.info("Before it fires: join() is back, runs of the job: {}", job.runs);
    }

    static void whileItRunsAndAfter() throws InterruptedException {
        Job job = new Job();
        DelayedTask task = new DelayedTask(Pace.millis(1_000), job);
        task.start();
        log.info("While it runs: submitted, due in 1 s");
        job.begun.await();
        log.info("While it runs: cancel() says {}", task.cancel());
        task.join();
        log.info("While it runs: join() is back, runs of the job: {}", job.runs);
        log.info("After: cancel() says {}, runs of the job: {}", task.cancel(), job.runs);
    }

    public static void main(String[] args) throws InterruptedException {
        beforeItsStart();
        beforeItFires();
        whileItRunsAndAfter();
    }
}

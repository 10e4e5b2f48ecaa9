package org.paralleltasks.timer;

import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task is submitted now and begins three seconds later, in a thread of its own.
 *
 * <p><b>The point.</b> A timer is a thread that sleeps first. {@link DelayedTask} is one of a dozen lines: it derives
 * from {@code Thread}, so it has {@code start()} and {@code join()}, and {@code join()} covers the wait and the job.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:11:38.788 Task has been submitted from thread main
 * 16:11:41.785 Start delayed task in thread Thread-1
 * 16:11:46.786 Task submitted from thread main is over
 * </pre>
 *
 * <ul>
 *   <li>always: the second line at +3 s, the third at +8 s and last; the first before both, as long as {@code main} gets
 *       any time at all within three seconds;
 *   <li>always: the job in {@code Thread-1}, a thread of its own, and the other two lines in {@code main};
 *   <li>sometimes: some milliseconds more, since a delay means "not before" and the machine adds what it needs; or a few
 *       less in the log, as here, since {@code main} writes its line when the wait has already begun;
 *   <li>never: the third line before the job's five seconds are over.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-timer compile exec:java -Dexec.args=delayed}
 *
 * <p><b>In Python.</b> {@code timer = Timer(3, run_the_job)}, from {@code threading}. The difference that bites: the
 * JDK has a class of the same name, {@code java.util.Timer}, and it is something else: one thread for many tasks, that
 * is never joined and that the first exception kills (example {@code scheduled}).
 *
 * <p><b>Try next.</b> Take out {@code timer.join()}: "is over" is now logged at +0 s and is wrong, and the program
 * still ends at +8 s, because the JVM waits for a thread that is not a daemon. Then add {@code timer.setDaemon(true)}
 * before the start: now the program ends at +0 s, and the job is never run.
 */
public final class Ex01Delayed {
    private static final Logger log = LoggerFactory.getLogger(Ex01Delayed.class);

    private Ex01Delayed() {}

    static void runTheJob() {
        log.info("Start delayed task in thread {}", Thread.currentThread().getName());
        try {
            Thread.sleep(Pace.millis(5_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Asked to stop: the job ends early.
        }
    }

    static void doSubmit() throws InterruptedException {
        // Will start the task in 3 s.
        DelayedTask timer = new DelayedTask(Pace.millis(3_000), Ex01Delayed::runTheJob);

        timer.start();
        log.info(
                "Task has been submitted from thread {}", Thread.currentThread().getName());

        timer.join();
        log.info("Task submitted from thread {} is over", Thread.currentThread().getName());
    }

    public static void main(String[] args) throws InterruptedException {
        doSubmit();
    }
}

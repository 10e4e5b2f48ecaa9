package org.paralleltasks.exercise4;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.paralleltasks.common.Pace;
import org.paralleltasks.exercise4.homework.given.Job;
import org.paralleltasks.exercise4.homework.given.Row;
import org.paralleltasks.exercise4.homework.given.Scheduler;
import org.paralleltasks.exercise4.homework.given.Screen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Part 1 at work: five jobs in threads, two at once, with the scheduler that you have written.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15, with the reference solution:
 *
 * <pre>
 * 06:44:19.801 0 done, 0 failed, 0 timed out, 2 running, 3 waiting
 * 06:44:20.794 0 done, 0 failed, 0 timed out, 2 running, 3 waiting
 * 06:44:21.794 1 done, 0 failed, 0 timed out, 2 running, 2 waiting
 * 06:44:22.797 1 done, 1 failed, 0 timed out, 2 running, 1 waiting
 * 06:44:23.798 2 done, 1 failed, 0 timed out, 2 running, 0 waiting
 * 06:44:24.794 3 done, 1 failed, 0 timed out, 1 running, 0 waiting
 * 06:44:24.809 download DONE 12 files
 * 06:44:24.810 compress DONE 3 MB
 * 06:44:24.810 check FAILED another checksum
 * 06:44:24.810 upload TIMED_OUT
 * 06:44:24.810 report DONE sent
 * </pre>
 *
 * <ul>
 *   <li>always: the five lines at the end, in the order of the jobs; {@code upload} has timed out 3 s after its beginning;
 *   <li>always: the numbers of a line of progress add up to five, and two run at most;
 *   <li>sometimes: a line of progress comes just before or just after the end of a job.
 * </ul>
 *
 * <p><b>Run it.</b> {@code ./course run exercise-4/threads}, or {@code mvn -q -pl exercise-4 compile exec:java
 * -Dexec.args=threads}
 *
 * <p><b>Try next.</b> Let {@code upload} catch the {@code InterruptedException} and sleep on: it keeps its place.
 */
public final class Ex01Threads {
    private static final Logger log = LoggerFactory.getLogger(Ex01Threads.class);
    private static final Class<?>[] CONSTRUCTOR = {int.class, long.class, ScheduledExecutorService.class, Screen.class};

    private Ex01Threads() {}

    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            Screen screen = log::info;
            Scheduler scheduler =
                    Answer.create("Task1Scheduler", Scheduler.class, CONSTRUCTOR, 2, Pace.millis(1_000), timer, screen);
            Answer.use(() -> {
                List<Row> rows = scheduler.run(List.of(
                        job("download", 20_000, 2_500, () -> "12 files"),
                        job("compress", 20_000, 4_500, () -> "3 MB"),
                        job("check", 20_000, 500, () -> {
                            throw new IllegalStateException("another checksum");
                        }),
                        job("upload", 3_000, 60_000, () -> "never"),
                        job("report", 20_000, 1_000, () -> "sent")));
                rows.forEach(row -> log.info("{}", row));
            });
        } finally {
            timer.shutdownNow();
        }
    }

    private static Job job(String name, long deadlineMillis, long durationMillis, Callable<String> result) {
        return new Job(name, Pace.millis(deadlineMillis), () -> {
            Thread.sleep(Pace.millis(durationMillis));
            return result.call();
        });
    }
}

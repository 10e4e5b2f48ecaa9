package org.paralleltasks.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.SeededRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three threads at once: one loop starts them all, and only then a second loop joins them.
 *
 * <p><b>The point.</b> Three tasks side by side take as long as the longest of them, not as long as all together. Put
 * {@code start()} and {@code join()} into one loop, and they run one after the other: threads, but nothing in parallel.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * Right: start all, then join all
 * 00:22:31.076 Starting thread 2
 * 00:22:31.074 Starting thread 1
 * 00:22:31.075 Starting thread 3
 * 00:22:31.083 Sleeping 5 s ...
 * 00:22:31.083 Sleeping 7 s ...
 * 00:22:31.075 Waiting for end of threads from 'main'
 * 00:22:31.083 Sleeping 7 s ...
 * 00:22:36.083 Ending thread 3
 * 00:22:38.083 Ending thread 2
 * 00:22:38.083 Ending thread 1
 * 00:22:38.084 All running threads are over from 'main'
 * Total 7011 ms; the longest delay is 7000 ms, the sum is 19000 ms
 *
 * Wrong: start and join in one loop
 * 00:22:38.101 Starting thread 1
 * 00:22:38.101 Sleeping 3 s ...
 * 00:22:41.102 Ending thread 1
 * 00:22:41.102 Starting thread 2
 * 00:22:41.102 Sleeping 8 s ...
 * 00:22:49.103 Ending thread 2
 * 00:22:49.103 Starting thread 3
 * 00:22:49.103 Sleeping 5 s ...
 * 00:22:54.104 Ending thread 3
 * Total 16003 ms; the longest delay is 8000 ms, the sum is 16000 ms
 * </pre>
 *
 * <ul>
 *   <li>always, in the first part: eleven log lines; {@code Starting}, {@code Sleeping}, {@code Ending} of one thread in
 *       this order; {@code All running threads are over} last; the total is the longest delay and a little;
 *   <li>sometimes: the order of the first seven lines, which four threads write at the same time; the delays; and so
 *       which thread ends first. The main thread joins 1, 2, 3 in this order all the same: joining a thread that is
 *       over returns at once;
 *   <li>always, in the second part: thread 2 starts after thread 1 has ended, and the total is the sum of the delays;
 *   <li>never: a total below the longest delay, or in the second part below the sum.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-threads compile exec:java -Dexec.args=several-threads}
 *
 * <p><b>In Python.</b> The same two loops, and {@code random.randint(2, 8)}. The difference that bites: {@code randint}
 * includes 8, {@code nextInt(2, 9)} excludes 9. And {@code setName(i)} takes a number in Python, a {@code String} here.
 *
 * <p><b>Try next.</b> Run it with {@code --seed 1} twice: the delays are now the same, the order of the first lines may
 * still differ. Then start thirty threads instead of three: the total stays the longest delay.
 */
public final class Ex03SeveralThreads {
    private static final Logger log = LoggerFactory.getLogger(Ex03SeveralThreads.class);

    private Ex03SeveralThreads() {}

    static final class MyBasicThread extends Thread {
        /** Written by this thread, and read by the one that has joined it: {@code join()} makes that safe. */
        private long delayMillis;

        @Override
        public void run() {
            log.info("Starting thread {}", Thread.currentThread().getName());
            int delaySeconds = SeededRandom.current().nextInt(2, 9);
            log.info("Sleeping {} s ...", delaySeconds);
            delayMillis = Pace.millis(delaySeconds * 1000L);
            try {
                Thread.sleep(delayMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            log.info("Ending thread {}", Thread.currentThread().getName());
        }
    }

    public static void main(String[] args) throws InterruptedException {
        System.out.println("Right: start all, then join all");
        long start = System.nanoTime();
        report(startAllThenJoinAll(), start);

        System.out.println();
        System.out.println("Wrong: start and join in one loop");
        start = System.nanoTime();
        report(startAndJoinEach(), start);
    }

    private static List<MyBasicThread> startAllThenJoinAll() throws InterruptedException {
        List<MyBasicThread> myBasicThreads = threeThreads();
        for (MyBasicThread myBasicThread : myBasicThreads) {
            myBasicThread.start();
        }

        log.info("Waiting for end of threads from '{}'", Thread.currentThread().getName());

        for (MyBasicThread myBasicThread : myBasicThreads) {
            myBasicThread.join();
        }

        log.info(
                "All running threads are over from '{}'", Thread.currentThread().getName());
        return myBasicThreads;
    }

    private static List<MyBasicThread> startAndJoinEach() throws InterruptedException {
        List<MyBasicThread> myBasicThreads = threeThreads();
        for (MyBasicThread myBasicThread : myBasicThreads) {
            myBasicThread.start();
            myBasicThread.join(); // The slip: the next one is not started before this one is over.
        }
        return myBasicThreads;
    }

    private static List<MyBasicThread> threeThreads() {
        List<MyBasicThread> myBasicThreads = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            MyBasicThread myBasicThread = new MyBasicThread();
            myBasicThread.setName(Integer.toString(i));
            myBasicThreads.add(myBasicThread);
        }
        return myBasicThreads;
    }

    private static void report(List<MyBasicThread> ended, long start) {
        long total = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        long longest = ended.stream().mapToLong(t -> t.delayMillis).max().orElseThrow();
        long sum = ended.stream().mapToLong(t -> t.delayMillis).sum();
        System.out.println(
                "Total " + total + " ms; the longest delay is " + longest + " ms, the sum is " + sum + " ms");
    }
}

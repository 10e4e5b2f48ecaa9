package org.paralleltasks.threads;

import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A class that is a thread: what it does stands in {@code run()}, and {@code start()} lets it go.
 *
 * <p><b>The point.</b> {@code start()} returns at once, and from then on two threads run: the new one in {@code run()},
 * and {@code main}, which goes on to its next line. {@code join()} is where {@code main} waits for the other to end.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 00:21:23.689 Waiting for end of threads from 'main'
 * 00:21:23.689 Starting thread #1
 * 00:21:23.699 Sleeping 10 s ...
 * 00:21:33.700 Ending thread #1
 * 00:21:33.700 All running threads are over from 'main'
 * </pre>
 *
 * <ul>
 *   <li>always: these five lines, and {@code Starting}, {@code Sleeping}, {@code Ending} in this order, since one thread
 *       writes all three;
 *   <li>always: {@code Ending} ten seconds after {@code Sleeping}, and {@code All running threads are over} last:
 *       {@code join()} does not return before {@code run()} has;
 *   <li>sometimes: {@code Waiting} before {@code Starting} or between the thread's two lines. After {@code start()}
 *       nobody decides which of the two threads is faster, and the deck's slide shows one run of many;
 *   <li>never: {@code Waiting} after {@code Ending}, as long as {@code main} gets any time at all within ten seconds.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-threads compile exec:java -Dexec.args=one-thread}
 *
 * <p><b>In Python.</b> {@code class MyBasicThread(Thread)} with {@code run}, {@code start} and {@code join} of the same
 * names. The difference that bites: {@code time.sleep} cannot be interrupted from another thread, {@code Thread.sleep}
 * can, and the compiler makes you say what happens then.
 *
 * <p><b>Try next.</b> Replace {@code start()} with {@code run()}. It compiles, it prints, and there is no second thread:
 * {@code Starting thread main}, and {@code Waiting} comes ten seconds late.
 */
public final class Ex02OneThread {
    private static final Logger log = LoggerFactory.getLogger(Ex02OneThread.class);

    private Ex02OneThread() {}

    static final class MyBasicThread extends Thread {
        @Override
        public void run() {
            log.info("Starting thread {}", Thread.currentThread().getName());

            int delaySeconds = 10;
            log.info("Sleeping {} s ...", delaySeconds);
            try {
                Thread.sleep(Pace.millis(delaySeconds * 1000L));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // Asked to stop early: end, and leave the request to be seen.
                return;
            }

            log.info("Ending thread {}", Thread.currentThread().getName());
        }
    }

    public static void main(String[] args) throws InterruptedException {
        MyBasicThread myBasicThread = new MyBasicThread();
        myBasicThread.setName("#1");
        myBasicThread.start();

        log.info("Waiting for end of threads from '{}'", Thread.currentThread().getName());
        myBasicThread.join();
        log.info(
                "All running threads are over from '{}'", Thread.currentThread().getName());
    }
}

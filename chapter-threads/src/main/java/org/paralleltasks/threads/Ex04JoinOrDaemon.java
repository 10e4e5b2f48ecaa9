package org.paralleltasks.threads;

import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nobody has to join a thread for the sake of the program: the JVM itself waits for it, unless it is a daemon.
 *
 * <p><b>The point.</b> The JVM ends when its last non-daemon thread has ended; daemons are then cut off in the middle of
 * whatever they do. {@code join()} is for the program that goes on: after it the thread is over, and what it wrote can
 * be read. It hands over neither a result nor an exception.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:53:23.812 After join with a limit of half a second: alive = true
 * 16:53:25.305 After join: alive = false, result = 42
 * Exception in thread "failing" java.lang.IllegalStateException: this thread fails
 * 	at org.paralleltasks.threads.Ex04JoinOrDaemon.lambda$whatJoinDoesNotGive$0(Ex04JoinOrDaemon.java:83)
 * 	at java.base/java.lang.Thread.run(Thread.java:840)
 * 16:53:25.311 After join of 'failing': alive = false, and no exception in 'main'
 * 16:53:25.349 End of main: nobody joins 'worker' and 'ticker'
 * 16:53:26.349 Tick
 * 16:53:27.350 Tick
 * 16:53:28.349 Ending thread worker
 * 16:53:28.350 Tick
 * 16:53:28.350 The JVM ends: worker alive = false, ticker alive = true
 * </pre>
 *
 * <ul>
 *   <li>always: {@code result = 42} after the unbounded {@code join}, and {@code alive = true} after the bounded one, as long
 *       as {@code main} gets any time at all before the worker is over;
 *   <li>always: the stack trace of {@code failing} (on stderr, so that it may stand elsewhere), and {@code main} going on
 *       as if nothing had happened; the exit code is 0;
 *   <li>always: {@code Ending thread worker} after {@code End of main}: the JVM has waited for it;
 *   <li>sometimes: one tick more or less, before or after the line that says that the JVM ends;
 *   <li>never: {@code Ending thread ticker}. A daemon's {@code finally} does not run when the JVM ends.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-threads compile exec:java -Dexec.args=join-or-daemon}
 *
 * <p><b>In Python.</b> The same rule, and {@code Thread(daemon=True)}. The difference that bites: {@code join(0)} returns
 * at once in Python and waits for ever in Java, where 0 stands for "no limit".
 *
 * <p><b>Try next.</b> Take out {@code setDaemon(true)}: the program never ends; Ctrl-C ends it. Then join the ticker:
 * daemon or not, {@code main} waits for it, and the program never ends either.
 */
public final class Ex04JoinOrDaemon {
    private static final Logger log = LoggerFactory.getLogger(Ex04JoinOrDaemon.class);

    private Ex04JoinOrDaemon() {}

    static final class Calculation extends Thread {
        private int result;

        @Override
        public void run() {
            pause(2);
            result = 42;
        }
    }

    public static void main(String[] args) throws InterruptedException {
        whatJoinGives();
        whatJoinDoesNotGive();
        nobodyJoins();
    }

    private static void whatJoinGives() throws InterruptedException {
        Calculation calculation = new Calculation();
        calculation.start();

        calculation.join(Pace.millis(500));
        log.info("After join with a limit of half a second: alive = {}", calculation.isAlive());
        calculation.join();
        log.info("After join: alive = {}, result = {}", calculation.isAlive(), calculation.result);
    }

    private static void whatJoinDoesNotGive() throws InterruptedException {
        Thread failing = new Thread(
                () -> {
                    throw new IllegalStateException("this thread fails");
                },
                "failing");
        failing.start();
        failing.join();
        log.info(
                "After join of 'failing': alive = {}, and no exception in '{}'", failing.isAlive(), nameOfThisThread());
    }

    private static void nobodyJoins() {
        Thread worker = new Thread(Ex04JoinOrDaemon::work, "worker");
        Thread ticker = new Thread(Ex04JoinOrDaemon::tick, "ticker");
        ticker.setDaemon(true); // Before start(): afterwards it is too late.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> log.info(
                        "The JVM ends: worker alive = {}, ticker alive = {}", worker.isAlive(), ticker.isAlive())));
        worker.start();
        ticker.start();
        log.info("End of main: nobody joins 'worker' and 'ticker'");
    }

    private static void work() {
        pause(3);
        log.info("Ending thread {}", nameOfThisThread());
    }

    private static void tick() {
        try {
            while (true) {
                pause(1);
                log.info("Tick");
            }
        } finally {
            log.info("Ending thread {}", nameOfThisThread());
        }
    }

    private static String nameOfThisThread() {
        return Thread.currentThread().getName();
    }

    private static void pause(int seconds) {
        try {
            Thread.sleep(Pace.millis(seconds * 1000L));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts these threads", e);
        }
    }
}

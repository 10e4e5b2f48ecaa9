package org.paralleltasks.threads;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread cannot be ended from outside. It can be asked, and {@code Future.cancel} asks in the same way.
 *
 * <p><b>The point.</b> {@code interrupt()} is a request: it wakes a thread that sleeps or waits, and sets a flag that any
 * other code has to look at. {@code Future.cancel(true)} is no more than that for a task that runs; only a task that has
 * not begun is really taken back.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:34:46.702 Sleeper: sleeping 10 s ...
 * 16:34:47.701 Sleeper: woken by an interrupt, ending
 * 16:34:48.708 Deaf loop: cancel = true, done = true, and 444737905 more turns
 * 16:34:48.720 Queued task: cancel = true
 * 16:34:48.720 Polite loop: asked to end, ending
 * 16:34:48.720 Finished task: cancel = false, result = 42
 * 16:34:48.723 Thread.stop(): JDK 17 kills the thread
 * 16:34:48.729 Accounts after the transfer: 90 + 0 = 90
 * </pre>
 *
 * <p>On JDK 25.0.3 the last two lines are
 *
 * <pre>
 * 16:34:59.636 Thread.stop(): JDK 25 refuses
 * 16:35:00.642 Accounts after the transfer: 90 + 10 = 100
 * </pre>
 *
 * <ul>
 *   <li>always: the sleeper ends at once; the deaf loop still turns though its {@code Future} is cancelled and done; the
 *       polite loop ends; the queued task never runs; the finished one keeps its result;
 *   <li>always: {@code stop()} is refused since JDK 20. Before, it struck between any two instructions: here the transfer
 *       dies halfway, gives its lock back on the way out, and the next thread finds 10 missing and no error. That is
 *       worse than a thread that does not end, and why it was taken away;
 *   <li>sometimes: the times, the number of turns, and which comes first of the polite loop and the queued task;
 *   <li>never: a word from {@code cancel} that the task goes on all the same.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-threads compile exec:java -Dexec.args=cancel}
 *
 * <p><b>In Python.</b> A thread has no {@code interrupt}, and {@code Future.cancel()} of a running task gives
 * {@code False}. The difference that bites: here it gives {@code true} and {@code get()} throws, while the body runs on.
 *
 * <p><b>Try next.</b> Take out the line {@code deaf.stop = true}: the polite loop never gets the thread, and the program
 * never ends, although the deaf loop's {@code Future} is done. Ctrl-C ends it.
 */
public final class Ex05Cancel {
    private static final Logger log = LoggerFactory.getLogger(Ex05Cancel.class);

    private Ex05Cancel() {}

    /** Wrong: never looks whether somebody asked it to end. */
    static final class DeafLoop implements Runnable {
        final AtomicLong turns = new AtomicLong();
        final CountDownLatch begun = new CountDownLatch(1);
        volatile boolean stop;

        @Override
        public void run() {
            begun.countDown();
            while (!stop) {
                turns.incrementAndGet();
            }
        }
    }

    /** Right: looks at the interrupt flag at every turn. */
    static final class PoliteLoop implements Runnable {
        final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public void run() {
            begun.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait(); // Stands for a piece of the work.
            }
            log.info("Polite loop: asked to end, ending");
        }
    }

    public static void main(String[] args) throws Exception {
        interruptASleeper();
        ExecutorService oneThread = Executors.newSingleThreadExecutor();
        try {
            cancelRunningTasks(oneThread);
            cancelAQueuedTask(oneThread);
            cancelAFinishedTask(oneThread);
        } finally {
            oneThread.shutdown();
        }
        stopAThread();
    }

    private static void interruptASleeper() throws InterruptedException {
        Thread sleeper = new Thread(() -> {
            log.info("Sleeper: sleeping 10 s ...");
            try {
                Thread.sleep(Pace.millis(10_000));
                log.info("Sleeper: slept well");
            } catch (InterruptedException e) {
                log.info("Sleeper: woken by an interrupt, ending");
            }
        });
        sleeper.start();
        Thread.sleep(Pace.millis(1000));
        sleeper.interrupt();
        sleeper.join();
    }

    private static void cancelRunningTasks(ExecutorService oneThread) throws InterruptedException {
        DeafLoop deaf = new DeafLoop();
        Future<?> deafFuture = oneThread.submit(deaf);
        deaf.begun.await();
        boolean cancelled = deafFuture.cancel(true);
        long then = deaf.turns.get();
        Thread.sleep(Pace.millis(1000));
        long more = deaf.turns.get() - then;
        log.info("Deaf loop: cancel = {}, done = {}, and {} more turns", cancelled, deafFuture.isDone(), more);
        deaf.stop = true;

        PoliteLoop polite = new PoliteLoop();
        Future<?> politeFuture = oneThread.submit(polite);
        polite.begun.await();
        politeFuture.cancel(true);
    }

    private static void cancelAQueuedTask(ExecutorService oneThread) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Future<Void> before = oneThread.submit(() -> {
            release.await();
            return null;
        });
        Future<?> queued = oneThread.submit(() -> log.info("Queued task: runs after all"));
        log.info("Queued task: cancel = {}", queued.cancel(false));
        release.countDown();
        before.get();
    }

    private static void cancelAFinishedTask(ExecutorService oneThread) throws Exception {
        Future<Integer> finished = oneThread.submit(() -> 42);
        finished.get();
        log.info("Finished task: cancel = {}, result = {}", finished.cancel(true), finished.get());
    }

    @SuppressWarnings({"deprecation", "removal"}) // Thread.stop() is what this shows.
    private static void stopAThread() throws InterruptedException {
        Accounts accounts = new Accounts();
        Thread transfer = new Thread(accounts::transfer);
        transfer.start();
        accounts.halfway.await();
        try {
            transfer.stop();
            log.info("Thread.stop(): JDK {} kills the thread", Runtime.version().feature());
        } catch (UnsupportedOperationException | NoSuchMethodError e) { // Since JDK 20; since JDK 26.
            log.info("Thread.stop(): JDK {} refuses", Runtime.version().feature());
        }
        transfer.join();
        log.info("Accounts after the transfer: {}", accounts.total());
    }

    /** Both accounts change under one lock, so that nobody sees the moment in between, when 10 are in neither. */
    static final class Accounts {
        final CountDownLatch halfway = new CountDownLatch(1);
        private int from = 100;
        private int to = 0;

        synchronized void transfer() {
            from -= 10;
            halfway.countDown();
            try {
                Thread.sleep(Pace.millis(1000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // The second half is done all the same.
            }
            to += 10;
        }

        synchronized String total() {
            return from + " + " + to + " = " + (from + to);
        }
    }
}

package org.paralleltasks.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Producers wait for room, consumers for something to take: waiting for a condition, and waking those who wait.
 *
 * <p><b>The point.</b> {@code await} gives the lock back, sleeps, and takes the lock again; what was true when the
 * signal was given may be false by then, so the question is asked again, in a {@code while}. And a signal must reach
 * one who can use it: a condition for each thing to wait for, or {@code signalAll}.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * CAPTURED
 * </pre>
 *
 * <ul>
 *   <li>always: each element taken once; at most 2 in the buffer, so the producers wait for the slow consumer;
 *   <li>always: with {@code if} a null, with {@code while} a consumer that waits again;
 *   <li>always: with {@code signal} on one condition, a producer and a consumer that wait for ever, each for what the
 *       other could do: the only signal went to the wrong one; with {@code signalAll} all four are done;
 *   <li>sometimes: who of several waiting threads goes on first;
 *   <li>never: an element lost, taken twice, or out of its producer's order.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=condition}
 *
 * <p><b>In Python.</b> {@code Condition}, {@code wait}, {@code notify}, {@code notify_all}. The difference that bites:
 * Python has {@code wait_for(predicate)}, which is the {@code while}; in Java you write it. And a condition has
 * {@code await} and {@code signal}; the {@code wait} and {@code notify} that it has like every object are others.
 *
 * <p><b>Try next.</b> In {@code fourThreads} start the producers without the lock and without {@code awaitWaiting}: it
 * mostly ends well, and the mistake is still there. Then read {@link BoundedBuffer}, and at {@link MonitorBuffer}, its twin
 * with {@code synchronized}, {@code wait} and {@code notifyAll}.
 */
public final class Ex06Condition {
    private static final Logger log = LoggerFactory.getLogger(Ex06Condition.class);

    private Ex06Condition() {}

    public static void main(String[] args) throws InterruptedException {
        log.info("A buffer for 2, a lock with two conditions:");
        producersAndConsumer(new BoundedBuffer<>(2));
        log.info("Its twin: synchronized, wait and notifyAll:");
        producersAndConsumer(new MonitorBuffer<>(2));

        log.info("if:");
        wokenTooLate(false);
        log.info("while:");
        wokenTooLate(true);

        log.info("signal, one condition for all:");
        fourThreads(new OneCondition(Condition::signal));
        log.info("signalAll, one condition for all:");
        fourThreads(new OneCondition(Condition::signalAll));
    }

    private static void producersAndConsumer(Buffer<String> buffer) throws InterruptedException {
        Thread a = start("A", () -> produce(buffer, "a1", "a2", "a3"));
        Thread b = start("B", () -> produce(buffer, "b1", "b2", "b3"));
        for (int i = 0; i < 6; i++) {
            Thread.sleep(Pace.millis(300));
            int full = buffer.size();
            log.info("  took {}, one of {} in the buffer", buffer.take(), full);
        }
        a.join();
        b.join();
    }

    private static void produce(Buffer<String> buffer, String... elements) throws InterruptedException {
        long start = System.nanoTime();
        for (String element : elements) {
            buffer.put(element);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        log.info("  '{}' has put its 3, in {} ms", Thread.currentThread().getName(), millis);
    }

    /** A buffer for one element; everybody waits on the same condition. */
    static final class OneCondition {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final Consumer<Condition> wake;
        private String element;

        OneCondition(Consumer<Condition> wake) {
            this.wake = wake;
        }

        void put(String e) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (element != null) {
                    changed.await();
                }
                element = e;
                wake.accept(changed);
            } finally {
                lock.unlock();
            }
        }

        String take() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (element == null) {
                    changed.await();
                }
                return removed();
            } finally {
                lock.unlock();
            }
        }

        /** Wrong: what the signal said need not hold any more when the lock is held again. */
        @SuppressWarnings("WaitNotInLoop") // That is the mistake to be shown.
        String takeWithIf() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                if (element == null) {
                    changed.await();
                }
                return removed();
            } finally {
                lock.unlock();
            }
        }

        private String removed() {
            String taken = element;
            element = null;
            wake.accept(changed);
            return taken;
        }
    }

    /** A consumer is woken, and before it has the lock again somebody else takes the element. */
    private static void wokenTooLate(boolean asksAgain) throws InterruptedException {
        OneCondition buffer = new OneCondition(Condition::signal);
        Thread consumer = start("C", () -> log.info("  'C' took {}", asksAgain ? buffer.take() : buffer.takeWithIf()));
        Whereabouts.awaitWaiting(consumer);
        buffer.lock.lock(); // The lock is re-entrant: main can put and take before anybody else has it.
        try {
            buffer.put("x");
            log.info("  main has put x, and took {} itself", buffer.take());
        } finally {
            buffer.lock.unlock();
        }
        Whereabouts.joinOrInterrupt(consumer).forEach(where -> log.info("  {}, as it should", where));
    }

    /** Two consumers wait; two producers come, the second before the first has woken anybody. */
    private static void fourThreads(OneCondition buffer) throws InterruptedException {
        Thread c1 = start("C1", () -> log.info("  'C1' took {}", buffer.take()));
        Whereabouts.awaitWaiting(c1);
        Thread c2 = start("C2", () -> log.info("  'C2' took {}", buffer.take()));
        Whereabouts.awaitWaiting(c2);
        List<Thread> all = new ArrayList<>(List.of(c1, c2));
        buffer.lock.lock(); // So that both producers are in the lock's queue, in this order, when it goes on.
        try {
            for (String name : List.of("P1", "P2")) {
                Thread producer = start(name, () -> buffer.put("from " + name));
                Whereabouts.awaitWaiting(producer);
                all.add(producer);
            }
        } finally {
            buffer.lock.unlock();
        }
        List<String> stuck = Whereabouts.joinOrInterrupt(all.toArray(Thread[]::new));
        stuck.forEach(where -> log.info("  {}", where));
        log.info("  {} of 4 threads stuck", stuck.size());
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private static Thread start(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // main has given this thread up.
                    }
                },
                name);
        thread.start();
        return thread;
    }
}

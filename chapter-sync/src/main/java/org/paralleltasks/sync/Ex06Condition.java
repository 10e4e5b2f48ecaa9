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
 * 00:29:00.497 A buffer for 2, a lock with two conditions:
 * 00:29:00.517   'A' has put its 2, in 0 ms
 * 00:29:00.854   took a1, one of 2 in the buffer
 * 00:29:01.158   'B' has put its 2, in 625 ms
 * 00:29:01.158   took a2, one of 2 in the buffer
 * 00:29:01.460   took b1, one of 2 in the buffer
 * 00:29:01.761   took b2, one of 1 in the buffer
 * 00:29:01.761 Its twin: synchronized, wait and notifyAll:
 * ...            (as above)
 * 00:29:02.973 if:
 * 00:29:03.370   main has put x, and took x itself
 * 00:29:03.398   'C' took null
 * 00:29:03.405 while:
 * 00:29:03.464   main has put x, and took x itself
 * 00:29:05.493   'C' waits at Ex06Condition.java:131 for Condition, as it should
 * 00:29:05.494 signal, one condition for all:
 * 00:29:05.514   'C1' took from P1
 * 00:29:07.525   'C2' waits at Ex06Condition.java:131 for Condition
 * 00:29:07.525   'P2' waits at Ex06Condition.java:118 for Condition
 * 00:29:07.525   2 of 4 threads stuck
 * 00:29:07.525 signalAll, one condition for all:
 * 00:29:07.539   'C1' took from P1
 * 00:29:07.539   'C2' took from P2
 * 00:29:07.540   0 of 4 threads stuck
 * </pre>
 *
 * <ul>
 *   <li>always: each element taken once; at most 2 in the buffer, so the producers wait for the slow consumer;
 *   <li>always: with {@code if} a null, with {@code while} a consumer that waits again;
 *   <li>always: with {@code signal} on one condition, a producer and a consumer that wait for ever, each for what the
 *       other could do; with {@code signalAll} all four are done;
 *   <li>sometimes: who of several goes on first;
 *   <li>never: an element lost, taken twice, or out of its producer's order.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=condition}
 *
 * <p><b>In Python.</b> {@code Condition}: {@code wait}, {@code notify}, {@code notify_all}. The difference that bites:
 * Python has {@code wait_for(predicate)}, which is the {@code while}; in Java you write it.
 *
 * <p><b>Try next.</b> In {@code fourThreads} start the producers without the lock, with {@code start(name, put)}: it
 * mostly ends well, and the mistake is still there. Then read {@link BoundedBuffer}, and {@link MonitorBuffer}, its twin
 * with {@code synchronized}, {@code wait} and {@code notifyAll}.
 */
public final class Ex06Condition {
    private static final Logger log = LoggerFactory.getLogger(Ex06Condition.class);

    private Ex06Condition() {}

    public static void main(String[] args) throws InterruptedException {
        producersAndConsumer("A buffer for 2, a lock with two conditions:", new BoundedBuffer<>(2));
        producersAndConsumer("Its twin: synchronized, wait and notifyAll:", new MonitorBuffer<>(2));
        wokenTooLate("if:", false);
        wokenTooLate("while:", true);
        fourThreads("signal, one condition for all:", new OneCondition(Condition::signal));
        fourThreads("signalAll, one condition for all:", new OneCondition(Condition::signalAll));
    }

    private static void producersAndConsumer(String title, Buffer<String> buffer) throws InterruptedException {
        log.info(title);
        Thread a = InterruptibleThread.start("A", () -> produce(buffer, "a1", "a2"));
        Thread b = InterruptibleThread.start("B", () -> produce(buffer, "b1", "b2"));
        for (int i = 0; i < 4; i++) {
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
        log.info("  '{}' has put its 2, in {} ms", Thread.currentThread().getName(), millis);
    }

    /** For one element; everybody waits on the same condition. */
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
    private static void wokenTooLate(String title, boolean asksAgain) throws InterruptedException {
        log.info(title);
        OneCondition buffer = new OneCondition(Condition::signal);
        InterruptibleThread.Task take =
                () -> log.info("  'C' took {}", asksAgain ? buffer.take() : buffer.takeWithIf());
        Thread consumer = InterruptibleThread.startWaiting("C", take, OneCondition.class, Condition.class);
        buffer.lock.lock(); // The lock is re-entrant: main can put and take before anybody else has it.
        try {
            buffer.put("x");
            log.info("  main has put x, and took {} itself", buffer.take());
        } finally {
            buffer.lock.unlock();
        }
        Whereabouts.joinOrInterrupt(List.of(consumer)).forEach(where -> log.info("  {}, as it should", where));
    }

    /** Two consumers wait; two producers come, the second before the first has woken anybody. */
    private static void fourThreads(String title, OneCondition buffer) throws InterruptedException {
        log.info(title);
        List<Thread> all = new ArrayList<>();
        for (String name : List.of("C1", "C2")) {
            InterruptibleThread.Task take = () -> log.info("  '{}' took {}", name, buffer.take());
            all.add(InterruptibleThread.startWaiting(name, take, OneCondition.class, Condition.class));
        }
        buffer.lock.lock(); // So that both producers are in the lock's queue, in this order, when it goes on.
        try {
            for (String name : List.of("P1", "P2")) {
                InterruptibleThread.Task put = () -> buffer.put("from " + name);
                all.add(InterruptibleThread.startWaiting(name, put, OneCondition.class, ReentrantLock.class));
            }
        } finally {
            buffer.lock.unlock();
        }
        List<String> stuck = Whereabouts.joinOrInterrupt(all);
        stuck.forEach(where -> log.info("  {}", where));
        log.info("  {} of 4 threads stuck", stuck.size());
    }
}

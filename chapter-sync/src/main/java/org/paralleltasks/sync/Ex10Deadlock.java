package org.paralleltasks.sync;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two threads, two locks, taken in opposite order: each waits for the other, for ever.
 *
 * <p><b>The point.</b> Each thread holds what the other needs next. The cure is an order that everybody keeps: of two
 * accounts, the one with the smaller number is always locked first.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 17:06:08.656 In the order given:
 * 17:06:08.692   deadlock, found by the program itself:
 * 17:06:08.734   '1 to 2' waits at Ex10Deadlock.java:82 for account 2 held by '2 to 1'
 * 17:06:08.741   '2 to 1' waits at Ex10Deadlock.java:82 for account 1 held by '1 to 2'
 * 17:06:10.742   one of them interrupted: it still waits
 * 17:06:10.743 In one order for all:
 * 17:06:10.743   '3 to 4' has moved 10
 * 17:06:10.744   '4 to 3' has moved 25
 * 17:06:10.744   account 3 has 115, account 4 has 85
 * 17:06:10.744 The first two still wait. They are daemons, so the program ends without them.
 * </pre>
 *
 * <ul>
 *   <li>always: the deadlock, since a barrier makes both threads take their first lock before either asks for its
 *       second; always found and reported. The JVM names the line after the {@code synchronized} that waits;
 *   <li>always: with ordered locks both transfers are done, and no money is lost;
 *   <li>sometimes: which of the two is reported, or transfers, first;
 *   <li>never: an exception. Deadlocked threads are silent, and cost no processor time.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=deadlock}
 *
 * <p><b>In Python.</b> {@code with a.lock: with b.lock:} deadlocks the same way, and CPython's global lock does not
 * help. The difference that bites: the JVM can find the circle itself ({@code findDeadlockedThreads}, {@code jstack});
 * in Python you have {@code faulthandler}'s stacks and your own eyes.
 *
 * <p><b>Try next.</b> Take the barrier out of {@code InGivenOrder}: it mostly works, and that is how such code gets
 * into production. Then put a pause between its two locks, and see how long "mostly" lasts.
 */
public final class Ex10Deadlock {
    private static final Logger log = LoggerFactory.getLogger(Ex10Deadlock.class);

    private Ex10Deadlock() {}

    /** An account; whoever changes the balance holds the account's monitor. */
    static final class Account {
        private final int number;
        private int balance = 100;

        Account(int number) {
            this.number = number;
        }

        @Override
        public String toString() {
            return "account " + number;
        }
    }

    private interface Bank {
        void transfer(Account from, Account to, int amount);
    }

    /** Wrong: every transfer locks "from" and then "to", which looks like an order and is none. */
    static final class InGivenOrder implements Bank {
        private final CyclicBarrier bothHoldTheirFirst = new CyclicBarrier(2);

        @Override
        public void transfer(Account from, Account to, int amount) {
            synchronized (from) {
                await(bothHoldTheirFirst);
                synchronized (to) {
                    move(from, to, amount);
                }
            }
        }
    }

    /** Right: the smaller number first, in every transfer of the program. */
    static final class InOneOrder implements Bank {
        @Override
        public void transfer(Account from, Account to, int amount) {
            Account first = from.number < to.number ? from : to;
            Account second = first == from ? to : from;
            synchronized (first) {
                synchronized (second) {
                    move(from, to, amount);
                }
            }
        }
    }

    /** Called with both monitors held. */
    private static void move(Account from, Account to, int amount) {
        from.balance -= amount;
        to.balance += amount;
        log.info("  '{}' has moved {}", Thread.currentThread().getName(), amount);
    }

    public static void main(String[] args) throws InterruptedException {
        log.info("In the order given:");
        Account one = new Account(1);
        Account two = new Account(2);
        List<Thread> stuck = startTwoTransfers(new InGivenOrder(), one, two);
        if (deadlocked(stuck)) {
            log.info("  deadlock, found by the program itself:");
            for (Thread thread : stuck) {
                log.info("  {}", Whereabouts.of(thread, one, two));
            }
            stuck.get(0).interrupt();
            stuck.get(0).join(Math.max(1_000, Pace.millis(2_000)));
            log.info("  one of them interrupted: {}", stuck.get(0).isAlive() ? "it still waits" : "it ended");
        }

        log.info("In one order for all:");
        Account three = new Account(3);
        Account four = new Account(4);
        for (Thread thread : startTwoTransfers(new InOneOrder(), three, four)) {
            thread.join();
        }
        log.info("  {} has {}, {} has {}", three, three.balance, four, four.balance);
        log.info("The first two still wait. They are daemons, so the program ends without them.");
    }

    /** Waits for one of two things: the threads end, or the JVM finds a circle of threads that wait for each other. */
    private static boolean deadlocked(List<Thread> threads) throws InterruptedException {
        while (threads.stream().anyMatch(Thread::isAlive)) {
            if (ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null) {
                return true;
            }
            Thread.sleep(Pace.millis(100));
        }
        return false;
    }

    private static List<Thread> startTwoTransfers(Bank bank, Account a, Account b) {
        List<Thread> threads = List.of(
                new Thread(() -> bank.transfer(a, b, 10), a.number + " to " + b.number),
                new Thread(() -> bank.transfer(b, a, 25), b.number + " to " + a.number));
        for (Thread thread : threads) {
            thread.setDaemon(true); // Nothing can end a thread that waits for a monitor.
            thread.start();
        }
        return threads;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("nobody breaks this barrier", e);
        }
    }
}

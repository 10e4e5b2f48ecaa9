package org.paralleltasks.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A starting gun that can be loaded again, and the JDK's relatives of it, each in its place.
 *
 * <p><b>The point.</b> An event is a flag to wait for. Lowered at once after it was raised, for the next race, it must
 * still release everybody who was waiting; a waiter that only looks at the flag misses it.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 00:32:49.104 Event, race 1: set and at once clear
 * 00:32:49.678   3 of 3 runners off
 * 00:32:49.678 Event, race 2: set and at once clear
 * 00:32:49.834   3 of 3 runners off
 * 00:32:49.834 A flag alone: set and at once clear
 * 00:32:52.731   'runner 1' waits at Ex07Event.java:101 for FlagOnly
 * 00:32:52.731   'runner 2' waits at Ex07Event.java:101 for FlagOnly
 * 00:32:52.731   'runner 3' waits at Ex07Event.java:101 for FlagOnly
 * 00:32:52.731   0 of 3 runners off
 * 00:32:52.731 CountDownLatch: main waits until three are done
 * 00:32:53.043   all done: 0 left to wait for, and it stays so
 * 00:32:53.044 CyclicBarrier: three wait for each other, lap after lap
 * 00:32:53.379   lap 1: all three there
 * 00:32:53.684   lap 2: all three there
 * 00:32:53.721   3 of 3 runners off
 * 00:32:53.721 Semaphore(2): two lanes for three runners
 * 00:32:54.336   3 of 3 runners off
 * 00:32:54.337   at most 2 at once
 * </pre>
 *
 * <ul>
 *   <li>always: three runners off in each of the two races;
 *   <li>always: with the flag alone nobody starts, since it is down again before any of them can look;
 *   <li>always: the latch opens once and stays open; the barrier lets nobody on before all three are there, and works
 *       again; never more than 2 in the semaphore's lanes;
 *   <li>sometimes: which runner is the first;
 *   <li>never: a runner off before the gun.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=event}
 *
 * <p><b>In Python.</b> {@code threading.Event}: {@code set}, {@code clear}, {@code wait}. The JDK has none, so this
 * chapter builds {@link Event}. The difference that bites: people take a {@code CountDownLatch(1)} for it, which is an
 * event that cannot be cleared.
 *
 * <p><b>Try next.</b> Put {@code wait(100)}, which lets others into the monitor, between raising and lowering the flag
 * of {@code FlagOnly}: now the runners mostly start, and the bug waits for a busier machine.
 */
public final class Ex07Event {
    private static final Logger log = LoggerFactory.getLogger(Ex07Event.class);

    private static final int RUNNERS = 3;

    private Ex07Event() {}

    public static void main(String[] args) throws InterruptedException {
        Event gun = new Event();
        for (int race = 1; race <= 2; race++) {
            log.info("Event, race {}: set and at once clear", race);
            List<Thread> runners = atTheStart(gun::await, Event.class, Condition.class);
            gun.set();
            gun.clear();
            report(runners);
        }

        log.info("A flag alone: set and at once clear");
        FlagOnly flag = new FlagOnly();
        List<Thread> runners = atTheStart(flag::await, FlagOnly.class, FlagOnly.class);
        flag.setAndClear();
        report(runners);

        latch();
        barrier();
        semaphore();
    }

    /** Wrong: a waiter asks whether the flag is up; by the time it can look, it is down again. */
    static final class FlagOnly {
        private boolean set;

        synchronized void setAndClear() {
            set = true;
            notifyAll();
            set = false; // Nobody who waits can look before this method gives the monitor back.
        }

        synchronized void await() throws InterruptedException {
            while (!set) {
                wait();
            }
        }
    }

    /** One for all: who comes later than the last count finds it open, for ever. */
    private static void latch() throws InterruptedException {
        log.info("CountDownLatch: main waits until three are done");
        CountDownLatch done = new CountDownLatch(RUNNERS);
        for (int i = 1; i <= RUNNERS; i++) {
            InterruptibleThread.start("runner " + i, () -> {
                Thread.sleep(Pace.millis(300));
                done.countDown();
            });
        }
        done.await();
        log.info("  all done: {} left to wait for, and it stays so", done.getCount());
    }

    /** All for all: each waits for the others, at every lap. */
    private static void barrier() throws InterruptedException {
        log.info("CyclicBarrier: three wait for each other, lap after lap");
        AtomicInteger lap = new AtomicInteger();
        CyclicBarrier barrier =
                new CyclicBarrier(RUNNERS, () -> log.info("  lap {}: all three there", lap.incrementAndGet()));
        List<Thread> runners = new ArrayList<>();
        for (int i = 1; i <= RUNNERS; i++) {
            long millis = 100L * i;
            runners.add(InterruptibleThread.start("runner " + i, () -> {
                for (int l = 0; l < 2; l++) {
                    Thread.sleep(Pace.millis(millis));
                    barrier.await();
                }
            }));
        }
        report(runners);
    }

    /** So many at once, and no more. */
    private static void semaphore() throws InterruptedException {
        log.info("Semaphore(2): two lanes for three runners");
        Semaphore lanes = new Semaphore(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> runners = new ArrayList<>();
        for (int i = 1; i <= RUNNERS; i++) {
            runners.add(InterruptibleThread.start("runner " + i, () -> {
                lanes.acquire();
                try {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.sleep(Pace.millis(300));
                    running.decrementAndGet();
                } finally {
                    lanes.release();
                }
            }));
        }
        report(runners);
        log.info("  at most {} at once", most.get());
    }

    /** Three runners, and each of them waits: from here on nothing is a matter of timing. */
    private static List<Thread> atTheStart(InterruptibleThread.Task waiting, Class<?> in, Class<?> what)
            throws InterruptedException {
        List<Thread> runners = new ArrayList<>();
        for (int i = 1; i <= RUNNERS; i++) {
            runners.add(InterruptibleThread.startWaiting("runner " + i, waiting, in, what));
        }
        return runners;
    }

    private static void report(List<Thread> runners) throws InterruptedException {
        List<String> stuck = Whereabouts.joinOrInterrupt(runners);
        stuck.forEach(where -> log.info("  {}", where));
        log.info("  {} of {} runners off", runners.size() - stuck.size(), runners.size());
    }
}

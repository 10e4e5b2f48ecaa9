package org.paralleltasks.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Several threads count on one counter, and the count is too low.
 *
 * <p><b>The point.</b> {@code count++} is three steps: read, add, write. Two threads that read the same number both
 * write the same number, and one update is lost. A lock or an atomic counter makes the three steps one.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15, two cores, beside CPython 3.11.7:
 *
 * <pre>
 * CAPTURED
 * </pre>
 *
 * <ul>
 *   <li>always: 1 in the first part, where a barrier makes both threads read before either writes;
 *   <li>always: 0 lost with the lock and with the atomics, in Java and in Python;
 *   <li>mostly: thousands lost by the plain counter, another number in each run; on one core few or none;
 *   <li>sometimes: another order among the times. They are a demonstration on this machine, not a benchmark;
 *   <li>never: a count that is too high, or an exception.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=lost-update}
 *
 * <p><b>In Python.</b> {@code self.count += 1} under a {@code Lock}. The difference that bites: CPython's global lock
 * hides the race, it does not forbid it. {@code += 1} loses nothing here because this version happens not to switch
 * threads there; with a call between read and write it loses as Java does.
 *
 * <p><b>Try next.</b> Make {@code Plain.count} volatile: still wrong. Each read sees the latest write, and two threads
 * still read the same number; visible is not whole.
 */
public final class Ex01LostUpdate {
    private static final int THREADS = 4;
    private static final int INCREMENTS = 500_000;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 5;

    private Ex01LostUpdate() {}

    /** Wrong: read, add, write, and anybody may come between. */
    static class Plain {
        private long count;

        void increment() {
            count++;
        }

        /** To be asked when the threads have been joined. */
        long count() {
            return count;
        }
    }

    static final class Synchronized extends Plain {
        @Override
        synchronized void increment() {
            super.increment();
        }
    }

    static final class Locked extends Plain {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        void increment() {
            lock.lock();
            try {
                super.increment();
            } finally {
                lock.unlock();
            }
        }
    }

    /** The three steps as one instruction of the processor. */
    static final class Atomic extends Plain {
        private final AtomicLong count = new AtomicLong();

        @Override
        void increment() {
            count.incrementAndGet();
        }

        @Override
        long count() {
            return count.get();
        }
    }

    /** Several counters behind one name, so that busy threads do not get in each other's way. */
    static final class Adder extends Plain {
        private final LongAdder count = new LongAdder();

        @Override
        void increment() {
            count.increment();
        }

        @Override
        long count() {
            return count.sum();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        oneStepAtATime();
        System.out.printf("%n%d threads, %d increments each; medians of %d rounds:%n", THREADS, INCREMENTS, ROUNDS);
        System.out.println(Measurement.HEADING);
        System.out.println("Java " + System.getProperty("java.version"));
        Map<String, Supplier<Plain>> ways = new LinkedHashMap<>();
        ways.put("  count++", Plain::new);
        ways.put("  synchronized", Synchronized::new);
        ways.put("  ReentrantLock", Locked::new);
        ways.put("  AtomicLong", Atomic::new);
        ways.put("  LongAdder", Adder::new);
        measured(ways).forEach(way -> System.out.println(way.row()));
        try {
            String[] numbers = {"" + THREADS, "" + INCREMENTS, "" + WARM_UP_ROUNDS, "" + ROUNDS};
            List<String> lines = PythonProgram.run("lost_update.py", Duration.ofSeconds(30), numbers);
            System.out.println(lines.get(0));
            lines.stream()
                    .skip(1)
                    .forEach(line -> System.out.println(Measurement.parse(line).row()));
        } catch (IOException e) {
            System.out.println("No figures of Python beside it: " + e.getMessage() + ".");
        }
        System.out.println("(A demonstration of what is lost, on this machine and today; not a benchmark.)");
    }

    /** The steps of {@code count++} written out, and both threads made to read before either writes. */
    private static void oneStepAtATime() throws InterruptedException {
        Plain counter = new Plain();
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        Runnable increment = () -> {
            long read = counter.count;
            System.out.println(Thread.currentThread().getName() + " reads " + read);
            await(bothHaveRead);
            counter.count = read + 1;
            System.out.println(Thread.currentThread().getName() + " writes " + (read + 1));
        };
        startAndJoin(List.of(new Thread(increment, "A"), new Thread(increment, "B")));
        System.out.println("two increments, and the count is " + counter.count);
    }

    /** Takes the ways in turns, so that all of them meet the same warm compiler and the same busy machine. */
    private static List<Measurement> measured(Map<String, Supplier<Plain>> ways) throws InterruptedException {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            for (Map.Entry<String, Supplier<Plain>> way : ways.entrySet()) {
                Plain counter = way.getValue().get();
                CyclicBarrier allReady = new CyclicBarrier(THREADS);
                Runnable increments = () -> {
                    await(allReady);
                    for (int i = 0; i < INCREMENTS; i++) {
                        counter.increment();
                    }
                };
                long start = System.nanoTime();
                startAndJoin(Stream.generate(() -> new Thread(increments))
                        .limit(THREADS)
                        .toList());
                double millis = (System.nanoTime() - start) / 1e6;
                long lost = (long) THREADS * INCREMENTS - counter.count();
                if (round >= WARM_UP_ROUNDS) {
                    Measurement one = new Measurement(way.getKey(), List.of(lost), List.of(millis));
                    measurements.merge(way.getKey(), one, Measurement::and);
                }
            }
        }
        return List.copyOf(measurements.values());
    }

    private static void startAndJoin(List<Thread> threads) throws InterruptedException {
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("nobody breaks this barrier", e);
        }
    }
}

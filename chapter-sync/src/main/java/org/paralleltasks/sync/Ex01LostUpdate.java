package org.paralleltasks.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.paralleltasks.common.PythonProgram;

/**
 * Several threads count on one counter, and the count is too low.
 *
 * <p><b>The point.</b> {@code count++} is three steps: read, add, write. Two threads that read the same number both
 * write the same number, and one update is lost. A lock or an atomic counter makes the three steps one.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15, two cores, beside CPython 3.11.7:
 *
 * <pre>
 * thread 2 reads 0
 * thread 1 reads 0
 * thread 1 writes 1
 * thread 2 writes 1
 * two increments, and the count is 1
 *
 * 4 threads; of each million increments, median of 5 rounds:
 *                               lost:  (least..most)           ms:  (least..most)
 * Java 17.0.15
 *   count++                    386288  (213590..468102)        2.0  (1.8..2.7)
 *   volatile, count++          118841  (0..274610)             4.2  (2.7..7.1)
 *   synchronized                    0  (0..0)                  6.8  (4.5..20.8)
 *   ReentrantLock                   0  (0..0)                  6.4  (5.6..7.3)
 *   AtomicLong                      0  (0..0)                  4.2  (2.3..6.1)
 * CPython 3.11.7
 *   count += 1                      0  (0..0)                 35.3  (30.1..54.7)
 *   count = plus_one(count)    146306  (104154..376825)       53.2  (49.2..72.1)
 *   with Lock                       0  (0..0)                201.1  (192.8..215.8)
 * (A demonstration of what is lost, on this machine and today; not a benchmark.)
 * </pre>
 *
 * <ul>
 *   <li>always: 1 in the first part, where a barrier makes both threads read before either writes;
 *   <li>always: 0 lost with the lock and with the atomics, in Java and in Python;
 *   <li>mostly: thousands lost by the first two counters, another number in each run; on one core few or none;
 *   <li>sometimes: 0 lost by the plain counter, when the compiler makes one addition of a thread's whole loop, which it
 *       must not do with the volatile one;
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
 * <p><b>Try next.</b> In {@code Atomic}, write {@code count.set(count.get() + 1)}: updates are lost again. Two atomic
 * steps are not one.
 */
public final class Ex01LostUpdate {
    private static final int THREADS = 4;
    private static final int ROUNDS = 5;
    private static final int INCREMENTS = 10_000_000; // in a round, all threads together
    private static final int PYTHON_INCREMENTS = 1_000_000; // it takes ten times as long

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

    /** Wrong too: each thread sees the latest number, and two may still see the same one. */
    static final class Volatile extends Plain {
        private volatile long count;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // The mistake that is shown.
        void increment() {
            count++;
        }

        @Override
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

    public static void main(String[] args) throws Exception {
        oneStepAtATime();

        System.out.printf("%n%d threads; of each million increments, median of %d rounds:%n", THREADS, ROUNDS);
        System.out.println(Measurement.HEADING);
        System.out.println("Java " + System.getProperty("java.version"));
        Map<String, Measurement.Round> ways = new LinkedHashMap<>();
        ways.put("  count++", increments -> lost(new Plain(), increments));
        ways.put("  volatile, count++", increments -> lost(new Volatile(), increments));
        ways.put("  synchronized", increments -> lost(new Synchronized(), increments));
        ways.put("  ReentrantLock", increments -> lost(new Locked(), increments));
        ways.put("  AtomicLong", increments -> lost(new Atomic(), increments));
        Measurement.inTurns(ways, INCREMENTS, ROUNDS).forEach(way -> System.out.println(way.row()));
        try {
            String[] numbers = {"" + THREADS, "" + PYTHON_INCREMENTS, "" + ROUNDS};
            List<String> lines =
                    PythonProgram.run(Ex01LostUpdate.class, "lost_update.py", Duration.ofSeconds(30), numbers);
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
        for (Thread thread : start(2, () -> {
            long read = counter.count;
            System.out.println(Thread.currentThread().getName() + " reads " + read);
            bothHaveRead.await();
            counter.count = read + 1;
            System.out.println(Thread.currentThread().getName() + " writes " + (read + 1));
        })) {
            thread.join();
        }
        System.out.println("two increments, and the count is " + counter.count);
    }

    /** One round: all threads increment at once; then how many increments are missing. */
    private static long lost(Plain counter, int increments) throws InterruptedException {
        CyclicBarrier allReady = new CyclicBarrier(THREADS);
        for (Thread thread : start(THREADS, () -> {
            allReady.await();
            for (int i = 0; i < increments / THREADS; i++) {
                counter.increment();
            }
        })) {
            thread.join();
        }
        return increments - counter.count();
    }

    private static List<Thread> start(int threads, InterruptibleThread.Task task) {
        return IntStream.rangeClosed(1, threads)
                .mapToObj(number -> InterruptibleThread.start("thread " + number, task))
                .toList();
    }
}

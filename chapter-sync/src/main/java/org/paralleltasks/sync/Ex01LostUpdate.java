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
 * thread 1 reads 0
 * thread 2 reads 0
 * thread 2 writes 1
 * thread 1 writes 1
 * two increments, and the count is 1
 *
 * 4 threads; of each million increments, median of 5 rounds:
 *                               lost:  (least..most)           ms:  (least..most)
 * Java 17.0.15
 *   count++                     31411  (0..177762)             4.3  (3.0..7.1)
 *   synchronized                    0  (0..0)                 10.4  (6.1..26.4)
 *   ReentrantLock                   0  (0..0)                  9.5  (8.5..18.5)
 *   AtomicLong                      0  (0..0)                  3.7  (2.3..7.4)
 * CPython 3.11.7
 *   count += 1                      0  (0..0)                 60.6  (33.0..110.3)
 *   count = plus_one(count)    351322  (155241..528581)      123.3  (94.6..195.4)
 *   with Lock                       0  (0..0)                236.0  (212.5..469.2)
 * (A demonstration of what is lost, on this machine and today; not a benchmark.)
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

package org.paralleltasks.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.SeededRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The five threads of {@code unsynchronized}, with one lock around the word: they take turns, and it costs time.
 *
 * <p><b>The point.</b> What must not be mixed is done under one lock that all threads share; who comes later waits.
 * What each thread can do by itself stays outside the lock, where all of them work at once.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * &lt;PYTHON PYTHON PYTHON PYTHON PYTHON &gt;
 * 16:48:57.182 Inside the lock: at most 1 thread at once, 2997 ms of writing, one after the other
 * 16:48:57.198 Outside the lock: at most 5 threads at once, 5003 ms of processing, side by side
 * 16:48:57.199 The whole run: 4002 ms
 * </pre>
 *
 * <ul>
 *   <li>always: exactly this first line, in every run, at every speed, on every machine;
 *   <li>always: at most 1 thread at once inside the lock, and so the run takes at least the five words' time together;
 *   <li>mostly: 5 threads at once outside the lock (a machine under load may show fewer);
 *   <li>sometimes: any of the five threads is the first; a lock says that they take turns, not in which order;
 *   <li>never: two letters of different threads side by side.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=synchronized}
 *
 * <p><b>In Python.</b> {@code lock.acquire()} and {@code lock.release()} of an {@code RLock}. The difference that
 * bites: Python has {@code with lock:}, which releases whatever happens; Java's {@code lock()} has nothing of the kind,
 * so {@code try} and {@code finally} are yours to write each time. (The keyword {@code synchronized} is the form that
 * cannot be forgotten.)
 *
 * <p><b>Try next.</b> Move {@code lock.lock()} and its {@code try} up, above the first {@code process()}: the word line
 * stays, outside becomes inside, and the whole run takes 2 s longer. Then give each thread a lock of its own
 * ({@code new ReentrantLock()} in the class): everybody has a lock and the letters mix again.
 */
public final class Ex03Synchronized {
    private static final Logger log = LoggerFactory.getLogger(Ex03Synchronized.class);

    private static final String WORD = "PYTHON";

    private static final ReentrantLock lock = new ReentrantLock();

    private static final Zone inside = new Zone();
    private static final Zone outside = new Zone();

    private Ex03Synchronized() {}

    static final class MyThread extends Thread {
        @Override
        public void run() {
            try {
                process();
                // Entering the critical section ...
                lock.lock();
                try {
                    writeWord();
                } finally {
                    lock.unlock();
                }
                // ... and out of it, on whichever way.
                process();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // Asked to stop: the lock is free, the rest stays undone.
            }
        }
    }

    /** Work on a thread's own data: half a second of it, and nobody else's business. */
    private static void process() throws InterruptedException {
        long entered = outside.enter();
        Thread.sleep(Pace.millis(500));
        outside.leave(entered);
    }

    /**
     * The work that cannot be split. Sleeping under a lock is a mistake in a program; here the pauses stand for the
     * slow steps of one piece of work that nobody may see half done.
     */
    private static void writeWord() throws InterruptedException {
        long entered = inside.enter();
        for (char c : WORD.toCharArray()) {
            write(c);
            int delayMillis = SeededRandom.current().nextInt(1, 251);
            Thread.sleep(Pace.millis(delayMillis));
        }
        write(' ');
        inside.leave(entered);
    }

    public static void main(String[] args) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            threads.add(new MyThread());
        }

        long start = System.nanoTime();
        write('<');
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        write('>');
        System.out.println();
        long wholeRun = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

        log.info("Inside the lock: at most {}, {} ms of writing, one after the other", inside.most(), inside.millis());
        log.info("Outside the lock: at most {}, {} ms of processing, side by side", outside.most(), outside.millis());
        log.info("The whole run: {} ms", wholeRun);
    }

    private static void write(char c) {
        System.out.print(c);
        System.out.flush();
    }

    /** Keeps count of the threads in one part of the program. Safe for use by any thread. */
    private static final class Zone {
        private final AtomicInteger present = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final LongAdder nanos = new LongAdder();

        /** Returns the time of entry, for {@link #leave}. */
        long enter() {
            most.accumulateAndGet(present.incrementAndGet(), Math::max);
            return System.nanoTime();
        }

        void leave(long entered) {
            nanos.add(System.nanoTime() - entered);
            present.decrementAndGet();
        }

        String most() {
            return most.get() == 1 ? "1 thread at once" : most.get() + " threads at once";
        }

        long millis() {
            return TimeUnit.NANOSECONDS.toMillis(nanos.sum());
        }
    }
}

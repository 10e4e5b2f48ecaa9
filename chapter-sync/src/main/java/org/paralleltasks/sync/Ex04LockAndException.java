package org.paralleltasks.sync;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread throws between {@code lock()} and {@code unlock()}: without {@code finally} everybody else waits for ever.
 *
 * <p><b>The point.</b> An exception leaves a method by another way than its last line. A lock that is given back on the
 * last line only is then never given back, and nobody but its owner, who is gone, could do it.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 17:05:43.409 Without finally:
 * 17:05:43.414   'A' dies of java.lang.IllegalArgumentException: an empty page
 * 17:05:45.642   still there: 'B' waits at Ex04LockAndException.java:66 for ReentrantLock held by 'A', which has ended
 * 17:05:45.646   still there: 'C' waits at Ex04LockAndException.java:66 for ReentrantLock held by 'A', which has ended
 * 17:05:45.647 With finally:
 * 17:05:45.647   'A' dies of java.lang.IllegalArgumentException: an empty page
 * 17:05:45.648   page 1 printed by 'B'
 * 17:05:45.668   page 2 printed by 'C'
 * 17:05:45.669 With the keyword synchronized:
 * 17:05:45.669   'A' dies of java.lang.IllegalArgumentException: an empty page
 * 17:05:45.669   page 1 printed by 'B'
 * 17:05:45.670   page 2 printed by 'C'
 * </pre>
 *
 * <ul>
 *   <li>always: without {@code finally}, B and C are still waiting for a lock whose owner has ended; this program gives
 *       up after 2 s and interrupts them, a real one would hang, with no error and no load on the machine;
 *   <li>always: with {@code finally}, and with the keyword, the exception is the same and B and C print;
 *   <li>sometimes: C before B;
 *   <li>never: an error that says "you forgot to unlock". Nobody finds out but by a thread dump.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=lock-and-exception}
 *
 * <p><b>In Python.</b> The slide's {@code lock.acquire() ... lock.release()} has the same hole; {@code with lock:}
 * closes it. The difference that bites: Java has no {@code with} for locks, so the {@code try} is yours to write, and
 * its place matters: after {@code lock()}, not around it, or a {@code lock()} that fails is followed by an
 * {@code unlock()} of what you do not have.
 *
 * <p><b>Try next.</b> In {@code WithoutFinally} replace {@code lock.lockInterruptibly()} by {@code lock.lock()}: the
 * interrupt no longer helps, the program does not end, and after 60 s the launcher ends it and shows the stacks.
 */
public final class Ex04LockAndException {
    private static final Logger log = LoggerFactory.getLogger(Ex04LockAndException.class);

    private Ex04LockAndException() {}

    /** A printer that one thread at a time may use. */
    private interface Printer {
        void print(String page) throws InterruptedException;
    }

    /** Wrong: what the slide does. */
    static final class WithoutFinally implements Printer {
        private final Lock lock = new ReentrantLock();

        @Override
        public void print(String page) throws InterruptedException {
            lock.lockInterruptibly();
            feed(page);
            lock.unlock();
        }
    }

    /** Right: however the block is left, the lock is free. */
    static final class WithFinally implements Printer {
        private final Lock lock = new ReentrantLock();

        @Override
        public void print(String page) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                feed(page);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Right, and it cannot be forgotten: the end of the block unlocks. */
    static final class WithKeyword implements Printer {
        @Override
        public synchronized void print(String page) {
            feed(page);
        }
    }

    private static void feed(String page) {
        if (page.isEmpty()) {
            throw new IllegalArgumentException("an empty page");
        }
        log.info("  {} printed by '{}'", page, Thread.currentThread().getName());
    }

    public static void main(String[] args) throws InterruptedException {
        show("Without finally:", new WithoutFinally());
        show("With finally:", new WithFinally());
        show("With the keyword synchronized:", new WithKeyword());
    }

    private static void show(String title, Printer printer) throws InterruptedException {
        log.info(title);
        // A is over before the others begin: what follows is no matter of timing.
        Thread a = start("A", printer, "");
        a.join();
        Thread b = start("B", printer, "page 1");
        Thread c = start("C", printer, "page 2");

        List<String> stuck = Whereabouts.joinOrInterrupt(List.of(b, c));
        stuck.forEach(where -> log.info("  still there: {}", where));
    }

    private static Thread start(String name, Printer printer, String page) {
        Thread thread = new InterruptibleThread(name, () -> printer.print(page));
        thread.setUncaughtExceptionHandler((t, e) -> log.info("  '{}' dies of {}", t.getName(), e.toString()));
        thread.start();
        return thread;
    }
}

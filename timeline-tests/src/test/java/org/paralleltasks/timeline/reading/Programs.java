package org.paralleltasks.timeline.reading;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Programs to be recorded, each with one thing that threads or processes do to each other. */
final class Programs {
    private Programs() {}

    /** The thread B waits for the lock that main has, is looked at meanwhile, and gets it. */
    static final class Turns {
        private static final ReentrantLock turn = new ReentrantLock();

        public static void main(String[] args) throws InterruptedException {
            Thread other = new Thread(Turns::takeTurn, "B");
            turn.lock();
            try {
                other.start();
                awaitState(other, Thread.State.WAITING);
                System.out.println("frames of the recorder: "
                        + Arrays.stream(other.getStackTrace())
                                .filter(f -> f.getClassName().contains("timeline.agent"))
                                .count());
                Thread.sleep(40);
            } finally {
                turn.unlock();
            }
            other.join();
        }

        private static void takeTurn() {
            turn.lock();
            turn.lock();
            try {
                System.out.println("B has it");
            } finally {
                turn.unlock();
                turn.unlock();
            }
        }
    }

    /** One waits on a monitor and one for a condition; both are told to go on. */
    static final class Notifications {
        private static final Object monitor = new Object();
        private static final ReentrantLock lock = new ReentrantLock();
        private static final Condition ready = lock.newCondition();

        private static boolean told;

        public static void main(String[] args) throws InterruptedException {
            Thread onMonitor = new Thread(Notifications::waitOnMonitor, "on the monitor");
            Thread forCondition = new Thread(Notifications::waitForCondition, "for the condition");
            onMonitor.start();
            forCondition.start();
            awaitState(onMonitor, Thread.State.WAITING);
            awaitState(forCondition, Thread.State.WAITING);
            synchronized (monitor) {
                lock.lock();
                told = true;
                ready.signal();
                lock.unlock();
                monitor.notifyAll();
            }
            onMonitor.join();
            forCondition.join();
        }

        private static void waitOnMonitor() {
            synchronized (monitor) {
                while (!told) {
                    try {
                        monitor.wait();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }

        private static void waitForCondition() {
            lock.lock();
            try {
                while (!told) {
                    ready.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Locks that have no field of their own, two that go by one name, one that goes by two, and one asked for in a time. */
    static final class Names {
        private static final TimeUnit SECONDS = TimeUnit.SECONDS;

        private final ReentrantLock own = new ReentrantLock();

        public static void main(String[] args) throws InterruptedException {
            Names first = new Names();
            Names second = new Names();
            synchronized (first) {
                synchronized (second) {
                    first.useOwn();
                    second.useOwn();
                }
            }
            new Timed(new ReentrantLock()).use();
            ReentrantLock between = new ReentrantLock();
            new Neighbour(between, null).useLeft();
            new Neighbour(null, between).useRight();
        }

        private void useOwn() {
            own.lock();
            own.unlock();
        }

        private record Timed(ReentrantLock timed) {
            void use() throws InterruptedException {
                if (timed.tryLock(7, SECONDS)) {
                    timed.unlock();
                }
            }
        }

        private record Neighbour(ReentrantLock left, ReentrantLock right) {
            void useLeft() {
                left.lock();
                left.unlock();
            }

            void useRight() {
                right.lock();
                right.unlock();
            }
        }
    }

    /** Each of two threads has the monitor whose method the other calls. */
    static final class SynchronizedDeadlock {
        private static final CountDownLatch bothHaveOne = new CountDownLatch(2);

        public static void main(String[] args) throws InterruptedException {
            SynchronizedDeadlock one = new SynchronizedDeadlock();
            SynchronizedDeadlock other = new SynchronizedDeadlock();
            Deadlock.startDaemon("L", () -> one.meetAndCall(other));
            Deadlock.startDaemon("R", () -> other.meetAndCall(one));
            while (ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null) {
                Thread.sleep(5);
            }
        }

        private synchronized void meetAndCall(SynchronizedDeadlock other) {
            Deadlock.meet(bothHaveOne);
            other.call();
        }

        private synchronized void call() {
            System.out.println("never");
        }
    }

    /** A thread waits for the monitor of a synchronized method until main leaves it. */
    static final class SynchronizedTurns {
        public static void main(String[] args) throws InterruptedException {
            SynchronizedTurns turns = new SynchronizedTurns();
            Thread other = new Thread(turns::take, "B");
            turns.takeWhileWaits(other);
            other.join();
        }

        private synchronized void takeWhileWaits(Thread other) throws InterruptedException {
            other.start();
            awaitState(other, Thread.State.BLOCKED);
            Thread.sleep(40);
        }

        private synchronized void take() {
            System.out.println("B has it");
        }
    }

    /** A thread waits for a monitor that only the JDK's own code takes. */
    static final class JdkMonitor {
        public static void main(String[] args) throws InterruptedException {
            List<String> list = Collections.synchronizedList(new ArrayList<>(List.of("one")));
            Thread other = new Thread(() -> System.out.println(list.size()), "B");
            list.forEach(each -> keepUntilWaitedFor(other));
            other.join();
        }

        private static void keepUntilWaitedFor(Thread other) {
            other.start();
            try {
                awaitState(other, Thread.State.BLOCKED);
                Thread.sleep(40);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A thread waits for the lock inside an output stream, which has nothing to do with what the program shows. */
    static final class Printing {
        public static void main(String[] args) throws InterruptedException {
            PrintStream out =
                    new PrintStream(System.out, true) {}; // One of the JDK's own class has no monitor on newer JDKs.
            Thread other = new Thread(() -> out.println("printed"), "B");
            synchronized (out) {
                other.start();
                awaitState(other, Thread.State.BLOCKED);
            }
            other.join();
        }
    }

    /** A thread whose only line is one of the JDK, called by a class that the JVM made. */
    static final class ParkedByReference {
        public static void main(String[] args) throws InterruptedException {
            Thread parked = new Thread(LockSupport::park, "parked");
            parked.start();
            awaitState(parked, Thread.State.WAITING);
            LockSupport.unpark(parked);
            parked.join();
        }
    }

    /** Uses up its stack with synchronized methods, and leaves the monitor free. */
    static final class DeepSynchronized {
        private int depth;

        public static void main(String[] args) throws InterruptedException {
            DeepSynchronized object = new DeepSynchronized();
            try {
                object.descend();
                System.out.println("a stack without an end");
            } catch (StackOverflowError e) {
                System.out.println("held: " + Thread.holdsLock(object));
            }
        }

        @SuppressWarnings("InfiniteRecursion") // It is to use up its stack.
        private synchronized int descend() {
            depth++;
            return descend() + depth;
        }
    }

    /** Each of two threads has what the other wants. */
    static final class Deadlock {
        private static final Object left = new Object();
        private static final ReentrantLock right = new ReentrantLock();
        private static final CountDownLatch bothHaveOne = new CountDownLatch(2);

        public static void main(String[] args) throws InterruptedException {
            startDaemon("L", () -> {
                synchronized (left) {
                    meet(bothHaveOne);
                    right.lock();
                }
            });
            startDaemon("R", () -> {
                right.lock();
                meet(bothHaveOne);
                synchronized (left) {
                    System.out.println("never");
                }
            });
            while (ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null) {
                Thread.sleep(5);
            }
        }

        static void meet(CountDownLatch all) {
            all.countDown();
            try {
                all.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        static void startDaemon(String name, Runnable body) {
            Thread thread = new Thread(body, name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** A wait is ended by an interrupt, that is by an exception; the thread goes on for a while. */
    static final class Interrupted {
        private static final Object monitor = new Object();

        public static void main(String[] args) throws InterruptedException {
            Thread waiter = new Thread(Interrupted::waitForNothing, "waiter");
            waiter.start();
            awaitState(waiter, Thread.State.WAITING);
            waiter.interrupt();
            waiter.join();
        }

        private static void waitForNothing() {
            synchronized (monitor) {
                try {
                    while (true) {
                        monitor.wait();
                    }
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
            }
            sleepFor(60);
            System.out.println("over");
        }
    }

    /** The last that a thread does is a wait that an interrupt ends; or one that is refused, and it then sleeps. */
    static final class InterruptedLast {
        private static final ReentrantLock lock = new ReentrantLock();
        private static final Condition never = lock.newCondition();
        private static final ReentrantLock kept = new ReentrantLock();

        public static void main(String[] args) throws InterruptedException {
            Thread waiter = new Thread(InterruptedLast::waitAndEnd, "waiter");
            waiter.setUncaughtExceptionHandler((thread, e) -> {});
            waiter.start();
            awaitState(waiter, Thread.State.WAITING);
            Thread.sleep(40);
            waiter.interrupt();
            waiter.join();
            kept.lock();
            Thread wanting = new Thread(InterruptedLast::wantAndEnd, "wanting");
            wanting.setUncaughtExceptionHandler((thread, e) -> {});
            wanting.start();
            awaitState(wanting, Thread.State.WAITING);
            wanting.interrupt();
            wanting.join();
            kept.unlock();
        }

        private static void waitAndEnd() {
            lock.lock();
            try {
                while (true) {
                    never.await();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void wantAndEnd() {
            try {
                kept.lockInterruptibly();
            } catch (InterruptedException e) {
                sleepFor(60);
                throw new IllegalStateException(e);
            }
        }
    }

    /** What matters is called by way of method references, on objects known beforehand and not, with and without arguments. */
    static final class References {
        private static final ReentrantLock lock = new ReentrantLock();
        private static final Condition ready = lock.newCondition();

        private static boolean told;

        public static void main(String[] args) throws InterruptedException {
            Thread waiter = new Thread(References::waitUntilTold, "waiter");
            waiter.start();
            awaitState(waiter, Thread.State.WAITING);
            Consumer<ReentrantLock> take = ReentrantLock::lock;
            take.accept(lock);
            told = true;
            Stream.of(ready).forEach(Condition::signalAll);
            Runnable release = lock::unlock;
            release.run();
            Call join = waiter::join;
            join.call();
            Thread sleeper = new Thread(References::sleepLong, "sleeper");
            sleeper.start();
            awaitState(sleeper, Thread.State.TIMED_WAITING);
            Stream.of(sleeper).forEach(Thread::interrupt);
            sleeper.join();
            List.of("printed", "by reference").forEach(System.out::println);
        }

        private interface Call {
            void call() throws InterruptedException;
        }

        private static void waitUntilTold() {
            lock.lock();
            while (!told) {
                ready.awaitUninterruptibly();
            }
            lock.unlock();
        }

        private static void sleepLong() {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        }
    }

    /** A method with the modifier is left by an exception, and its monitor is free again. */
    static final class SynchronizedMethods {
        public static void main(String[] args) throws InterruptedException {
            SynchronizedMethods object = new SynchronizedMethods();
            Thread first = new Thread(
                    () -> {
                        try {
                            object.fail();
                        } catch (IllegalStateException e) {
                            System.out.println(e.getMessage());
                        }
                        System.out.println(object.twice(21) + " " + ofTheClass(1));
                    },
                    "first");
            first.start();
            first.join();
        }

        private synchronized void fail() {
            throw new IllegalStateException(failure());
        }

        private synchronized String failure() {
            return "failed";
        }

        private synchronized long twice(long number) {
            return 2 * number;
        }

        private static synchronized double ofTheClass(double number) {
            return number;
        }
    }

    /** A command that is ended by SIGTERM, one that ends by itself, and a JVM that prints and exits with 3. */
    static final class Processes {
        public static void main(String[] args) throws Exception {
            Process sleep = new ProcessBuilder("sleep", "30").start();
            sleep.destroy();
            sleep.waitFor();
            new ProcessBuilder("sh", "-c", "exit 4").start().waitFor();
            String java = System.getProperty("java.home") + "/bin/java";
            List<String> command = List.of(java, "-Xshare:auto", Child.class.getName());
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            System.out.println("the child's code is " + code);
        }
    }

    /** What {@link Processes} starts. */
    static final class Child {
        public static void main(String[] args) throws InterruptedException {
            Thread.sleep(30);
            System.out.println("printed by the child");
            System.exit(3);
        }
    }

    /** Ends processes by a program that has often done its work before the thread that started it goes on. */
    static final class Kills {
        static final int ROUNDS = 40;

        public static void main(String[] args) throws Exception {
            for (int i = 0; i < ROUNDS; i++) {
                Process sleep = new ProcessBuilder("sleep", "30").start();
                new ProcessBuilder("kill", "-INT", Long.toString(sleep.pid())).start();
                sleep.waitFor();
            }
        }
    }

    /** A JVM that ends without a word while one of its threads waits. */
    static final class Halted {
        public static void main(String[] args) throws Exception {
            for (int i = 0; i < 12; i++) {
                Thread.sleep(200); // Long enough for Flight Recorder to write something down.
            }
            Runtime.getRuntime().halt(9);
        }
    }

    /** A timer that at first has nothing to do and then one task, and a task of an executor that is cancelled. */
    static final class Timers {
        public static void main(String[] args) throws Exception {
            Timer timer = new Timer("timer");
            Thread thread = Thread.getAllStackTraces().keySet().stream()
                    .filter(t -> t.getName().equals("timer"))
                    .findFirst()
                    .orElseThrow();
            awaitState(thread, Thread.State.WAITING);
            Thread.sleep(60);
            CountDownLatch done = new CountDownLatch(1);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            done.countDown();
                        }
                    },
                    60);
            done.await();
            timer.cancel();
            ExecutorService executor = Executors.newSingleThreadExecutor();
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> future = executor.submit(() -> {
                begun.countDown();
                sleepFor(60_000);
            });
            begun.await();
            future.cancel(true);
            executor.shutdown();
        }
    }

    /** Far more of everything than can be drawn: printed lines, locks taken by many threads, waits, virtual threads. */
    static final class Excess {
        static final int LINES = 25_000;
        static final int WAITS = 25_000;
        static final int VIRTUAL_THREADS = 3_000;

        public static void main(String[] args) throws Exception {
            for (int i = 0; i < LINES; i++) {
                System.out.println(i);
            }
            for (int i = 0; i < 60; i++) {
                Thread thread = new Thread(Excess::takeOften, "greedy " + i);
                thread.start();
                thread.join();
            }
            for (int i = 0; i < WAITS; i++) {
                LockSupport.parkNanos(1);
            }
            if (Runtime.version().feature() >= 21) {
                Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
                CountDownLatch ended = new CountDownLatch(VIRTUAL_THREADS);
                for (int i = 0; i < VIRTUAL_THREADS; i++) {
                    start.invoke(null, (Runnable) ended::countDown);
                }
                ended.await();
            }
        }

        /** Less often than is recorded of one thread. */
        private static void takeOften() {
            ReentrantLock lock = new ReentrantLock();
            for (int i = 0; i < 900; i++) {
                lock.lock();
                lock.unlock();
            }
        }
    }

    /** Takes a lock far more often than can be drawn. */
    static final class Greedy {
        private static final ReentrantLock lock = new ReentrantLock();

        public static void main(String[] args) {
            int taken = 0;
            while (taken < 100_000) {
                lock.lock();
                taken++;
                lock.unlock();
            }
            System.out.println(taken);
        }
    }

    private static void sleepFor(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (thread.getState() != state) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(thread + " is " + thread.getState());
            }
            Thread.sleep(1);
        }
    }
}

package org.paralleltasks.timeline.reading;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

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

    /** Each of two threads has what the other wants. */
    static final class Deadlock {
        private static final Object left = new Object();
        private static final ReentrantLock right = new ReentrantLock();
        private static final CountDownLatch bothHaveOne = new CountDownLatch(2);

        public static void main(String[] args) throws InterruptedException {
            startDaemon("L", () -> {
                synchronized (left) {
                    meet();
                    right.lock();
                }
            });
            startDaemon("R", () -> {
                right.lock();
                meet();
                synchronized (left) {
                    System.out.println("never");
                }
            });
            while (ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null) {
                Thread.sleep(5);
            }
        }

        private static void meet() {
            bothHaveOne.countDown();
            try {
                bothHaveOne.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void startDaemon(String name, Runnable body) {
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
            pause();
            System.out.println("over");
        }

        private static void pause() {
            try {
                Thread.sleep(60);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
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

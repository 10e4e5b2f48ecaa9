package org.paralleltasks.timeline.agent;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.util.Date;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The calls of a recorded program that are told to the recorder. Each public method stands for the method of the same
 * name of its first parameter's class, with the same parameters, result and exceptions; where it is {@link Named}, one
 * parameter more tells the field that the receiver was read from, or null.
 *
 * <p>A release is recorded before it happens and an acquisition after it, so that in the recording, too, a lock is
 * released before the next thread has it.
 */
public final class RecordedCalls {
    private RecordedCalls() {}

    /** On a method whose last parameter is the name of a field. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Named {}

    /** On a method that also stands for the calls of libraries. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface InLibrariesToo {}

    // Locks.

    @Named
    public static void lock(Lock lock, String field) {
        Steps.ofLock(Step.LOCK_REQUESTED, lock, field);
        lock.lock();
        Steps.ofLock(Step.LOCK_ACQUIRED, lock, field);
    }

    @Named
    public static void lockInterruptibly(Lock lock, String field) throws InterruptedException {
        Steps.ofLock(Step.LOCK_REQUESTED, lock, field);
        boolean acquired = false;
        try {
            lock.lockInterruptibly();
            acquired = true;
        } finally {
            Steps.ofLock(acquired ? Step.LOCK_ACQUIRED : Step.LOCK_REFUSED, lock, field);
        }
    }

    @Named
    public static boolean tryLock(Lock lock, String field) {
        boolean acquired = lock.tryLock();
        if (acquired) {
            Steps.ofLock(Step.LOCK_ACQUIRED, lock, field);
        }
        return acquired;
    }

    @Named
    public static boolean tryLock(Lock lock, long time, TimeUnit unit, String field) throws InterruptedException {
        Steps.ofLock(Step.LOCK_REQUESTED, lock, field);
        boolean acquired = false;
        try {
            acquired = lock.tryLock(time, unit);
            return acquired;
        } finally {
            Steps.ofLock(acquired ? Step.LOCK_ACQUIRED : Step.LOCK_REFUSED, lock, field);
        }
    }

    @Named
    public static void unlock(Lock lock, String field) {
        if (!(lock instanceof ReentrantLock reentrant) || reentrant.isHeldByCurrentThread()) {
            Steps.ofLock(Step.LOCK_RELEASED, lock, field);
        }
        lock.unlock();
    }

    // Conditions and monitors.

    public static Condition newCondition(Lock lock) {
        Condition condition = lock.newCondition();
        Steps.record(Step.CONDITION_MADE, condition, null, null, Identity.of(lock));
        return condition;
    }

    @Named
    public static void await(Condition condition, String field) throws InterruptedException {
        Steps.record(Step.WAIT_BEGINS, condition, field, null, 0);
        try {
            condition.await();
        } finally {
            Steps.record(Step.WAIT_ENDS, condition, field, null, 0);
        }
    }

    @Named
    public static void awaitUninterruptibly(Condition condition, String field) {
        Steps.record(Step.WAIT_BEGINS, condition, field, null, 0);
        condition.awaitUninterruptibly();
        Steps.record(Step.WAIT_ENDS, condition, field, null, 0);
    }

    @Named
    public static long awaitNanos(Condition condition, long nanos, String field) throws InterruptedException {
        Steps.record(Step.WAIT_BEGINS, condition, field, null, 0);
        try {
            return condition.awaitNanos(nanos);
        } finally {
            Steps.record(Step.WAIT_ENDS, condition, field, null, 0);
        }
    }

    @Named
    public static boolean await(Condition condition, long time, TimeUnit unit, String field)
            throws InterruptedException {
        Steps.record(Step.WAIT_BEGINS, condition, field, null, 0);
        try {
            return condition.await(time, unit);
        } finally {
            Steps.record(Step.WAIT_ENDS, condition, field, null, 0);
        }
    }

    @Named
    public static boolean awaitUntil(Condition condition, Date deadline, String field) throws InterruptedException {
        Steps.record(Step.WAIT_BEGINS, condition, field, null, 0);
        try {
            return condition.awaitUntil(deadline);
        } finally {
            Steps.record(Step.WAIT_ENDS, condition, field, null, 0);
        }
    }

    @Named
    public static void signal(Condition condition, String field) {
        Steps.record(Step.NOTIFIED, condition, field, "signal", 0);
        condition.signal();
    }

    @Named
    public static void signalAll(Condition condition, String field) {
        Steps.record(Step.NOTIFIED, condition, field, "signalAll", 0);
        condition.signalAll();
    }

    @Named
    public static void wait(Object monitor, String field) throws InterruptedException {
        Steps.record(Step.WAIT_BEGINS, monitor, field, null, 0);
        try {
            monitor.wait();
        } finally {
            Steps.record(Step.WAIT_ENDS, monitor, field, null, 0);
        }
    }

    @Named
    public static void wait(Object monitor, long millis, String field) throws InterruptedException {
        Steps.record(Step.WAIT_BEGINS, monitor, field, null, 0);
        try {
            monitor.wait(millis);
        } finally {
            Steps.record(Step.WAIT_ENDS, monitor, field, null, 0);
        }
    }

    @Named
    public static void notify(Object monitor, String field) {
        Steps.record(Step.NOTIFIED, monitor, field, "notify", 0);
        monitor.notify();
    }

    @Named
    public static void notifyAll(Object monitor, String field) {
        Steps.record(Step.NOTIFIED, monitor, field, "notifyAll", 0);
        monitor.notifyAll();
    }

    // Threads.

    public static void join(Thread thread) throws InterruptedException {
        Steps.record(Step.JOIN_BEGINS, null, null, null, thread.getId());
        try {
            thread.join();
        } finally {
            Steps.record(Step.JOIN_ENDS, null, null, null, thread.getId());
        }
    }

    public static void join(Thread thread, long millis) throws InterruptedException {
        Steps.record(Step.JOIN_BEGINS, null, null, null, thread.getId());
        try {
            thread.join(millis);
        } finally {
            Steps.record(Step.JOIN_ENDS, null, null, null, thread.getId());
        }
    }

    public static void interrupt(Thread thread) {
        Steps.record(Step.INTERRUPTED, null, null, null, thread.getId());
        thread.interrupt();
    }

    // Reads that wait for another process.

    @InLibrariesToo
    public static int read(FileChannel channel, ByteBuffer bytes) throws IOException {
        Steps.record(Step.READ_BEGINS, null, null, null, 0);
        try {
            return channel.read(bytes);
        } finally {
            Steps.record(Step.READ_ENDS, null, null, null, 0);
        }
    }

    @InLibrariesToo
    public static int read(SocketChannel channel, ByteBuffer bytes) throws IOException {
        Steps.record(Step.READ_BEGINS, null, null, null, 0);
        try {
            return channel.read(bytes);
        } finally {
            Steps.record(Step.READ_ENDS, null, null, null, 0);
        }
    }

    @InLibrariesToo
    public static SocketChannel accept(ServerSocketChannel channel) throws IOException {
        Steps.record(Step.READ_BEGINS, null, null, null, 0);
        try {
            return channel.accept();
        } finally {
            Steps.record(Step.READ_ENDS, null, null, null, 0);
        }
    }

    // Processes.

    @InLibrariesToo
    public static Process start(ProcessBuilder builder) throws IOException {
        return Processes.start(builder);
    }

    @InLibrariesToo
    public static Process exec(Runtime runtime, String[] command, String[] environment, File directory)
            throws IOException {
        return Processes.exec(runtime, command, environment, directory);
    }

    @InLibrariesToo
    public static Process exec(Runtime runtime, String[] command, String[] environment) throws IOException {
        return Processes.exec(runtime, command, environment, null);
    }

    @InLibrariesToo
    public static void destroy(Process process) {
        Steps.record(Step.SIGNAL_SENT, null, null, "SIGTERM", process.pid());
        process.destroy();
    }

    @InLibrariesToo
    public static Process destroyForcibly(Process process) {
        Steps.record(Step.SIGNAL_SENT, null, null, "SIGKILL", process.pid());
        return process.destroyForcibly();
    }

    @InLibrariesToo
    public static boolean destroy(ProcessHandle process) {
        Steps.record(Step.SIGNAL_SENT, null, null, "SIGTERM", process.pid());
        return process.destroy();
    }

    @InLibrariesToo
    public static boolean destroyForcibly(ProcessHandle process) {
        Steps.record(Step.SIGNAL_SENT, null, null, "SIGKILL", process.pid());
        return process.destroyForcibly();
    }

    // What is printed. Formatted once, since toString may be the program's own.

    @InLibrariesToo
    public static void print(PrintStream stream, char value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, int value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, long value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, double value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, boolean value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, String value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, Object value) {
        String text = String.valueOf(value);
        stream.print(text);
        printed(stream, text);
    }

    @InLibrariesToo
    public static void println(PrintStream stream) {
        stream.println();
        printed(stream, "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, char value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, int value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, long value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, double value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, boolean value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, String value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, Object value) {
        String text = String.valueOf(value);
        stream.println(text);
        printed(stream, text + "\n");
    }

    @InLibrariesToo
    public static PrintStream printf(PrintStream stream, String format, Object[] arguments) {
        String text = String.format(format, arguments);
        stream.print(text);
        printed(stream, text);
        return stream;
    }

    @InLibrariesToo
    public static PrintStream printf(PrintStream stream, Locale locale, String format, Object[] arguments) {
        String text = String.format(locale, format, arguments);
        stream.print(text);
        printed(stream, text);
        return stream;
    }

    /** So does logback write its lines. */
    @InLibrariesToo
    public static void write(PrintStream stream, byte[] bytes) throws IOException {
        stream.write(bytes);
        printed(stream, new String(bytes, Charset.defaultCharset()));
    }

    private static void printed(PrintStream stream, String text) {
        if (stream == System.out) {
            Steps.record(Step.PRINTED, null, null, text, 0);
        } else if (stream == System.err) {
            Steps.record(Step.PRINTED_TO_STDERR, null, null, text, 0);
        }
    }
}

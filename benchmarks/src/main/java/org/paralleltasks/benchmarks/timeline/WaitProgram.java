package org.paralleltasks.benchmarks.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits in the ways that are drawn, and takes the time right before and right after each call. Prints a line for each: the
 * kind, and both times in microseconds since the epoch. The only argument is how often.
 */
public final class WaitProgram {
    private static final long WAIT_MILLIS = 5;

    private final List<String> lines = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    private WaitProgram() {}

    public static void main(String[] args) throws InterruptedException {
        WaitProgram program = new WaitProgram();
        int times = Integer.parseInt(args[0]);
        for (int i = 0; i < times; i++) {
            program.sleep();
            program.awaitLock();
            program.awaitCondition();
            program.join();
        }
        // Afterwards, so that printing is no part of what is measured.
        program.lines.forEach(System.out::println);
    }

    private void sleep() throws InterruptedException {
        long before = now();
        Thread.sleep(WAIT_MILLIS);
        add("SLEEPING", before);
    }

    private void awaitLock() throws InterruptedException {
        SynchronousQueue<String> handover = new SynchronousQueue<>();
        Thread holder = new Thread(() -> hold(handover), "holder");
        holder.start();
        handover.take();
        long before = now();
        lock.lock();
        add("LOCK_WAIT", before);
        lock.unlock();
    }

    private void hold(SynchronousQueue<String> handover) {
        lock.lock();
        try {
            handover.put("held");
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // Nobody notifies: it is the time-out that is measured.
    private void awaitCondition() throws InterruptedException {
        synchronized (this) {
            long before = now();
            wait(WAIT_MILLIS);
            add("CONDITION_WAIT", before);
        }
    }

    private void join() throws InterruptedException {
        Thread other = new Thread(WaitProgram::pause, "other");
        other.start();
        long before = now();
        other.join();
        add("JOINING", before);
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(String kind, long before) {
        lines.add(kind + " " + before + " " + now());
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}

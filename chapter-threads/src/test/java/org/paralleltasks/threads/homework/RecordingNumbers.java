package org.paralleltasks.threads.homework;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Round;
import org.paralleltasks.threads.homework.given.Numbers;

/** The numbers 1, 2, 3 and so on, which remember who read them, and stop a thread or fail where the grader wants it. */
final class RecordingNumbers implements Numbers {
    private final Round<?> round;
    private final AtomicIntegerArray reads;
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reading = new AtomicInteger();
    private Gate gate;
    private int brokenAt = -1;
    private CountDownLatch firstReads = new CountDownLatch(0);

    RecordingNumbers(Round<?> round, int size) {
        this.round = round;
        this.reads = new AtomicIntegerArray(size);
        round.named("numbers", this);
    }

    /** Whoever reads has to stop at the gate first. Called before the threads start. */
    RecordingNumbers with(Gate stop) {
        gate = stop;
        return this;
    }

    /**
     * That number cannot be read. Nobody learns it before so many threads are reading: each waits in its first read for
     * the first reads of the others, so that none is left without a number by one that was faster. Called before the
     * threads start.
     */
    RecordingNumbers brokenAt(int index, int readers) {
        brokenAt = index;
        firstReads = new CountDownLatch(readers);
        return this;
    }

    long expectedSum() {
        long n = size();
        return n * (n + 1) / 2;
    }

    /** The threads that have read so far. */
    Set<Thread> readers() {
        return readers;
    }

    /** How many reads have begun and not ended. */
    int reading() {
        return reading.get();
    }

    /** Which numbers were read not exactly once, in words; empty if none. */
    String wronglyRead() {
        return IntStream.range(0, size())
                .filter(i -> reads.get(i) != 1)
                .mapToObj(i -> "; number " + (i + 1) + " was read " + reads.get(i) + " times")
                .collect(Collectors.joining());
    }

    /** Waits until none of the threads that have read is left. */
    void awaitEndOfReaders() {
        round.await(() -> readers.stream().noneMatch(Thread::isAlive), "all threads that have read numbers end");
    }

    @Override
    public int size() {
        return reads.length();
    }

    @Override
    public long get(int index) {
        reading.incrementAndGet();
        if (readers.add(Thread.currentThread())) {
            firstReads.countDown();
            awaitUninterruptibly(firstReads);
        }
        try {
            reads.incrementAndGet(index);
            round.step("reads number " + (index + 1));
            if (gate != null) {
                gate.pass();
            }
            if (index == brokenAt) {
                throw new IllegalStateException("number " + (index + 1) + " cannot be read");
            }
            return index + 1L;
        } finally {
            reading.decrementAndGet();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

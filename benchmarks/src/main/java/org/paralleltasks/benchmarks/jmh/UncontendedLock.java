package org.paralleltasks.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.paralleltasks.multiprocess.process.ProcessLock;

/**
 * What the lock between processes costs where one thread of one process takes it and nobody else wants it, beside the
 * lock that works inside one JVM only. Both are taken and released, and guard an increment.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class UncontendedLock {
    private final ProcessLock processLock = new ProcessLock();
    private final ProcessLock reentrantProcessLock = ProcessLock.reentrant();
    private final ReentrantLock threadLock = new ReentrantLock();
    private int guarded;

    /** Lets go of the shared memory of the fork. */
    @TearDown
    public void close() {
        processLock.close();
        reentrantProcessLock.close();
    }

    @Benchmark
    public int betweenProcesses() {
        return increment(processLock);
    }

    @Benchmark
    public int betweenProcessesReentrant() {
        return increment(reentrantProcessLock);
    }

    @Benchmark
    public int betweenThreads() {
        return increment(threadLock);
    }

    private int increment(Lock lock) {
        lock.lock();
        try {
            return ++guarded;
        } finally {
            lock.unlock();
        }
    }
}

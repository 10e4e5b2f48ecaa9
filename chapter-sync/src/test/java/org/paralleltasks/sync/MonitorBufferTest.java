package org.paralleltasks.sync;

import java.util.concurrent.Callable;
import java.util.stream.Stream;

class MonitorBufferTest extends BufferContract {
    @Override
    <E> Buffer<E> create(int capacity) {
        return new MonitorBuffer<>(capacity);
    }

    @Override
    void holding(Buffer<?> buffer, Callable<Void> task) throws Exception {
        synchronized (((MonitorBuffer<?>) buffer).monitor) {
            task.call();
        }
    }

    /** A thread that waits to enter a monitor is BLOCKED; only one that waits in it is WAITING. */
    @Override
    boolean waiting(Buffer<?> buffer, int threads, Thread... among) {
        return Stream.of(among)
                        .filter(t -> t.getState() == Thread.State.WAITING || t.getState() == Thread.State.TIMED_WAITING)
                        .count()
                == threads;
    }
}

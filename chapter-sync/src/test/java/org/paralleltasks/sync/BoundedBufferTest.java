package org.paralleltasks.sync;

import java.util.concurrent.Callable;

class BoundedBufferTest extends BufferContract {
    @Override
    <E> Buffer<E> create(int capacity) {
        return new BoundedBuffer<>(capacity);
    }

    @Override
    void holding(Buffer<?> buffer, Callable<Void> task) throws Exception {
        BoundedBuffer<?> bounded = (BoundedBuffer<?>) buffer;
        bounded.lock.lock();
        try {
            task.call();
        } finally {
            bounded.lock.unlock();
        }
    }

    @Override
    boolean waiting(Buffer<?> buffer, int threads, Thread... among) {
        BoundedBuffer<?> bounded = (BoundedBuffer<?>) buffer;
        bounded.lock.lock();
        try {
            return bounded.lock.getWaitQueueLength(bounded.notEmpty) + bounded.lock.getWaitQueueLength(bounded.notFull)
                    == threads;
        } finally {
            bounded.lock.unlock();
        }
    }
}

package org.paralleltasks.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Threads that are all alive at one time, and wait until they may end. For use by one thread. */
final class Crowd {
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    private Crowd() {}

    /** Starts one of a crowd's threads, numbered from 1. */
    interface Starter {
        Thread start(int number, Runnable task) throws ReflectiveOperationException;
    }

    /** Returns when all threads are alive. They wait until {@link #disperse}. */
    static Crowd gather(int size, Starter starter) throws Exception {
        Crowd crowd = new Crowd();
        CountDownLatch alive = new CountDownLatch(size);
        for (int i = 1; i <= size; i++) {
            crowd.threads.add(starter.start(i, () -> {
                alive.countDown();
                crowd.awaitRelease();
            }));
        }
        alive.await();
        return crowd;
    }

    /** Returns when all threads are over. */
    void disperse() throws InterruptedException {
        release.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

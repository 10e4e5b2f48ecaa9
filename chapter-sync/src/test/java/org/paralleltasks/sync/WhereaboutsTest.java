package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("concurrency")
@Timeout(60)
class WhereaboutsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void namesTheLockItsOwnerAndTheLine() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Thread owner = new Thread(lock::lock, "owner");
        owner.start();
        owner.join();
        Thread waiter = start(() -> {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(Whereabouts.joinOrInterrupt(List.of(waiter)))
                .singleElement()
                .asString()
                .matches("'waiter' waits at"
                        + " WhereaboutsTest\\.java:\\d+ for ReentrantLock held by 'owner', which has ended");
        assertThat(waiter.isAlive()).isFalse();
    }

    @Test
    void callsAMonitorByTheNameThatItIsGiven() throws Exception {
        Object monitor = new Object() {
            @Override
            public String toString() {
                return "the till";
            }
        };
        Thread waiter = new Thread(
                () -> {
                    synchronized (monitor) {
                        LockSupport.parkNanos(1);
                    }
                },
                "waiter");
        synchronized (monitor) {
            waiter.start();
            await().atMost(SOON).until(() -> Whereabouts.of(waiter).contains(" waits at "));
            assertThat(Whereabouts.of(waiter, "another", monitor))
                    .matches("'waiter' waits at WhereaboutsTest\\.java:\\d+ for the till held by '"
                            + Thread.currentThread().getName() + "'");
        }
        waiter.join();
        assertThat(Whereabouts.of(waiter)).isEqualTo("'waiter' has ended");
    }

    @Test
    void aThreadThatEndsNeverWaits() throws Exception {
        Thread ended = start(() -> {});
        ended.join();

        assertThatThrownBy(() -> Whereabouts.awaitWaiting(ended, WhereaboutsTest.class, Semaphore.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("was to wait in WhereaboutsTest for Semaphore: 'waiter' has ended");
    }

    @Test
    void aWaitForSomethingElseDoesNotCount() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        awaitsTheSemaphoreAfter(() -> awaitZero(latch), latch::countDown);
    }

    @Test
    void aWaitInAnotherClassDoesNotCount() throws Exception {
        Semaphore sameKind = new Semaphore(0);
        awaitsTheSemaphoreAfter(() -> Elsewhere.acquire(sameKind), sameKind::release);
    }

    @Test
    void theEntranceOfAMonitorIsNotTheWaitInIt() throws Exception {
        Object monitor = new Object();
        Thread waiter = new Thread(
                () -> {
                    synchronized (monitor) {
                        waitIn(monitor);
                    }
                },
                "waiter");
        waiter.setDaemon(true);
        Thread watcher;
        synchronized (monitor) {
            waiter.start();
            watcher = watch(waiter, Object.class);
            awaitSecondLook(watcher);
        }
        watcher.join();

        assertThat(waiter.getState()).isEqualTo(Thread.State.WAITING);
    }

    /** A thread that waits for another thing first, and then where it is to wait. */
    private static void awaitsTheSemaphoreAfter(Runnable first, Runnable goOn) throws Exception {
        Semaphore semaphore = new Semaphore(0);
        Thread waiter = start(() -> {
            first.run();
            semaphore.acquireUninterruptibly();
        });
        await().atMost(SOON).until(() -> Whereabouts.of(waiter).contains(" waits at "));
        Thread watcher = watch(waiter, Semaphore.class);
        awaitSecondLook(watcher);

        goOn.run();
        watcher.join();

        assertThat(Whereabouts.of(waiter)).matches("'waiter' waits at WhereaboutsTest\\.java:\\d+ for Semaphore");
        semaphore.release();
        waiter.join();
    }

    private static Thread watch(Thread waiter, Class<?> what) {
        return start(() -> {
            try {
                Whereabouts.awaitWaiting(waiter, WhereaboutsTest.class, what);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** It sleeps between two looks: then the first has been in vain. */
    private static void awaitSecondLook(Thread watcher) {
        await().pollInterval(Duration.ofMillis(1)).atMost(SOON).until(() -> {
            String where = Whereabouts.of(watcher);
            assertThat(where).isNotEqualTo("'waiter' has ended");
            return where.contains(" sleeps at Whereabouts.java");
        });
    }

    private static void awaitZero(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // It is to wait, for nothing in particular.
    private static void waitIn(Object monitor) {
        try {
            monitor.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Elsewhere {
        static void acquire(Semaphore semaphore) {
            semaphore.acquireUninterruptibly();
        }
    }

    @Test
    void whoEndsInTimeIsNotInterrupted() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        boolean[] interrupted = {false};
        Thread thread = start(() -> {
            go.countDown();
            LockSupport.parkNanos(100_000_000);
            interrupted[0] = Thread.interrupted();
        });
        go.await();

        assertThat(Whereabouts.joinOrInterrupt(List.of(thread))).isEmpty();
        assertThat(interrupted[0]).isFalse();
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "waiter");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
